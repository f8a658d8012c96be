package org.splectrum.se.model;

import java.util.Optional;
import java.util.regex.Pattern;

/** The full sha of a commit: 40 hexadecimal digits in lower case. */
public record CommitId(String sha) {
    private static final Pattern SHA = Pattern.compile("[0-9a-f]{40}");

    public CommitId {
        if (!SHA.matcher(sha).matches()) {
            throw new IllegalArgumentException("not a commit's sha: " + sha);
        }
    }

    /** The sha that the text is; empty where it has not the form of one. */
    public static Optional<CommitId> read(String text) {
        return SHA.matcher(text).matches() ? Optional.of(new CommitId(text)) : Optional.empty();
    }

    /** The first seven digits, for people. */
    public String abbreviated() {
        return sha.substring(0, 7);
    }

    @Override
    public String toString() {
        return sha;
    }
}
