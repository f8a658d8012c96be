package org.splectrum.se.failure.detect;

import java.util.List;
import java.util.Optional;
import org.splectrum.se.failure.Category;
import org.splectrum.se.failure.Detector;
import org.splectrum.se.failure.Diagnosis;
import org.splectrum.se.failure.Symptoms;

/** A tool could not reach what it needs: names, connections, certificates, servers in trouble. */
public final class NetworkDetector implements Detector {
    private static final String NO_STATUS = "";

    private static final List<Answers> ANSWERS = List.of(
            Answers.of(
                    Category.NEEDS_INTERVENTION,
                    "a TLS certificate is not trusted",
                    NO_STATUS,
                    "certificate verif",
                    "certificate problem",
                    "self-signed certificate",
                    "self_signed_cert",
                    "unable_to_verify_leaf",
                    "unable_to_get_issuer",
                    "pkix path",
                    "x509: ",
                    "certificate has expired"),
            Answers.of(
                    Category.TRANSIENT,
                    "a server outside is in trouble",
                    "5[0-9]{2}",
                    "service unavailable",
                    "bad gateway",
                    "gateway timeout",
                    "gateway time-out",
                    "internal server error"),
            Answers.of(
                    Category.TRANSIENT,
                    "a host's name could not be resolved",
                    NO_STATUS,
                    "could not resolve host",
                    "enotfound",
                    "eai_again",
                    "no such host",
                    "unknown host",
                    "unknownhost",
                    "name resolution",
                    "name or service not known",
                    "no address associated",
                    "temporary failure resolving"),
            Answers.of(
                    Category.TRANSIENT,
                    "a connection was refused",
                    NO_STATUS,
                    "connection refused",
                    "econnrefused",
                    "couldn't connect",
                    "failed to connect"),
            Answers.of(
                    Category.TRANSIENT,
                    "a connection broke off",
                    NO_STATUS,
                    "connection reset",
                    "econnreset",
                    "socket hang up",
                    "unexpected eof",
                    "early eof",
                    "rpc failed",
                    "remote end hung up",
                    "premature end",
                    "connection closed",
                    "ssl_error_syscall",
                    "terminated the handshake",
                    "spurious network error",
                    "transfer failed",
                    "recv failure"),
            Answers.of(
                    Category.TRANSIENT,
                    "a server outside did not answer in time",
                    NO_STATUS,
                    "timed out",
                    "etimedout",
                    "i/o timeout",
                    "handshake timeout",
                    "deadline exceeded",
                    "network is unreachable",
                    "enetunreach",
                    "no route to host"));

    @Override
    public String kind() {
        return "network";
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
