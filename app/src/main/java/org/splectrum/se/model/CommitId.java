package org.splectrum.se.model;

import java.util.regex.Pattern;

/** The full sha of a commit: 40 hexadecimal digits in lower case. */
public record CommitId(String sha) {
    private static final Pattern SHA = Pattern.compile("[0-9a-f]{40}");

    public CommitId {
        if (!SHA.matcher(sha).matches()) {
            throw new IllegalArgumentException("not a commit's sha: " + sha);
        }
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
