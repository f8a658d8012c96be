package org.splectrum.se.failure.detect;

import java.util.List;
import java.util.Optional;
import org.splectrum.se.failure.Category;
import org.splectrum.se.failure.Detector;
import org.splectrum.se.failure.Diagnosis;
import org.splectrum.se.failure.Symptoms;

/** Somebody outside does not know, or does not admit, who asks. */
public final class AuthenticationDetector implements Detector {
    private static final List<Answers> ANSWERS = List.of(Answers.of(
            Category.NEEDS_INTERVENTION,
            "a login or permission is missing",
            "401|403|407",
            "unauthorized",
            "forbidden",
            "authentication failed",
            "authentication_error",
            "permission_error",
            "could not read username",
            "could not read password",
            "permission denied (publickey",
            "denied: requested access",
            "invalid api key",
            "please run /login"));

    @Override
    public String kind() {
        return "authentication";
    }

    @Override
    public Rank rank() {
        return Rank.WORLD;
    }

    @Override
    public Optional<Diagnosis> detect(Symptoms symptoms) {
        return Answers.first(kind(), symptoms, ANSWERS);
    }
}
