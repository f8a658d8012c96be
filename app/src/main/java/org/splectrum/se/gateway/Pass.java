package org.splectrum.se.gateway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.splectrum.se.model.AttemptId;

/**
 * By what an attempt and its runner are known.
 *
 * @param name of the folder and the claim
 * @param token that only its runner has
 */
record Pass(AttemptId attempt, String name, String token) {
    private static final String SCHEME = "Bearer ";

    /** Whether the value of an {@code Authorization} header carries the token; in constant time. */
    boolean isIn(String authorization) {
        return authorization.startsWith(SCHEME)
                && MessageDigest.isEqual(bytes(authorization.substring(SCHEME.length())), bytes(token));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "Pass[" + attempt + "]";
    }
}
