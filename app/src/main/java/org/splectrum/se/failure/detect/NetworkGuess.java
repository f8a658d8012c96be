package org.splectrum.se.failure.detect;

import java.util.List;
import java.util.Optional;
import org.splectrum.se.failure.Category;
import org.splectrum.se.failure.Detector;
import org.splectrum.se.failure.Diagnosis;
import org.splectrum.se.failure.Finding;
import org.splectrum.se.failure.Symptoms;

/** Words of the network from a program that no other detector knows. */
public final class NetworkGuess implements Detector {
    private static final Sayings WORDS = Sayings.of(
            "Connection refused",
            "ECONNREFUSED",
            "Connection reset by peer",
            "ECONNRESET",
            "Temporary failure in name resolution",
            "Name or service not known",
            "getaddrinfo ENOTFOUND",
            "EAI_AGAIN",
            "UnknownHostException",
            "Could not resolve host",
            "Connection timed out",
            "503 Service Unavailable",
            "502 Bad Gateway",
            "504 Gateway Time");

    @Override
    public String kind() {
        return "network-guess";
    }

    @Override
    public Rank rank() {
        return Rank.GUESS;
    }

    @Override
    public Optional<Diagnosis> detect(Symptoms symptoms) {
        List<Finding> found = WORDS.findings(symptoms);
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Diagnosis(Category.TRANSIENT, kind(), "probably the network", found));
    }
}
