package org.splectrum.se.docker;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RunId;

/**
 * How a server's containers are told from each other and from other servers'.
 *
 * @param server name of the server among those that share the engine
 */
record Labels(String server) {
    private static final String SERVER = "se.server";
    private static final String RUN = "se.run";
    private static final String STEP = "se.step";
    private static final String ATTEMPT = "se.attempt";

    Map<String, String> ours() {
        return Map.of(SERVER, server);
    }

    Map<String, String> of(AttemptId attempt) {
        return Map.of(
                SERVER, server,
                RUN, attempt.run().value(),
                STEP, attempt.step(),
                ATTEMPT, Integer.toString(attempt.number()));
    }

    /** The attempt of a container of ours; empty where no version of SE has labelled it so. */
    static Optional<AttemptId> attempt(Map<String, String> labels) {
        try {
            return Optional.of(new AttemptId(
                    new RunId(labels.getOrDefault(RUN, "")),
                    labels.getOrDefault(STEP, ""),
                    Integer.parseInt(labels.getOrDefault(ATTEMPT, ""))));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** The container's name: the same attempt's is always the same, another's or another server's never. */
    String name(AttemptId attempt) {
        String step = attempt.step().replaceAll("[^A-Za-z0-9_.-]", "_");
        return "se-" + attempt.run() + "-" + step + "-" + attempt.number() + "-" + digest(server + "\n" + attempt);
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
