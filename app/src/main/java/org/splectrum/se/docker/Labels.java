package org.splectrum.se.docker;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
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
    private static final String KIND = "se.kind";
    private static final String ALTERNATE = "se.alternate";
    private static final String GROUND = "se.ground";

    /** What a container or volume is for, that is not an attempt's container. */
    enum Kind {
        /** Has a default branch checked out, or makes that. */
        GROUND,
        /** Is memory for what an attempt writes, or holds that. */
        SCRATCH,
        /** Is both, one over the other. */
        WORKSPACE
    }

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

    /**
     * Of what is made of an alternate.
     *
     * @param volume in which it is
     */
    Map<String, String> ground(String alternate, String volume) {
        return Map.of(SERVER, server, KIND, Kind.GROUND.name(), ALTERNATE, alternate, GROUND, volume);
    }

    Map<String, String> scratch() {
        return Map.of(SERVER, server, KIND, Kind.SCRATCH.name());
    }

    /** Of an attempt's workspace over the ground in this volume. */
    Map<String, String> workspace(AttemptId attempt, String ground) {
        Map<String, String> labels = new HashMap<>(of(attempt));
        labels.put(KIND, Kind.WORKSPACE.name());
        labels.put(GROUND, ground);
        return labels;
    }

    static boolean are(Kind kind, Map<String, String> labels) {
        return kind.name().equals(labels.get(KIND));
    }

    /** Whether these are of a container in which an attempt is, or of one that an older version has labelled otherwise. */
    static boolean areOfAttempt(Map<String, String> labels) {
        return !labels.containsKey(KIND);
    }

    /** The folder that a ground was made of. */
    static String alternate(Map<String, String> labels) {
        return labels.getOrDefault(ALTERNATE, "");
    }

    /** The volume of the ground that there is, or that lies beneath. */
    static String ground(Map<String, String> labels) {
        return labels.getOrDefault(GROUND, "");
    }

    /** Name of the container that makes a ground of this alternate. */
    String groundName(String alternate) {
        return "se-ground-" + digest(server + "\n" + alternate);
    }

    /** A name that nothing has yet. */
    static String fresh(String beginning) {
        return beginning + "-"
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
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
