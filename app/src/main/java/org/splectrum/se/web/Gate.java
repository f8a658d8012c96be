package org.splectrum.se.web;

import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;

/** Lets in who shows the token of the API. Thread-safe. */
final class Gate {
    /** How whoever shows the token is known. */
    static final String CALLER = "api";

    private static final String SCHEME = "Bearer ";

    private final byte[] expected;
    private final boolean open;

    Gate(String token) {
        this.expected = hash(token);
        this.open = !token.isEmpty();
    }

    /** @throws Refusal with 403 where there is no token to show, with 401 where it is another */
    void check(Context context) {
        if (!open) {
            throw new Refusal(
                    HttpStatus.FORBIDDEN,
                    "The API is closed, for no token is configured. Set SE_API_TOKEN (or api_token in se.yml) where SE"
                            + " is served, start it again, and send the token as “Authorization: Bearer …”.");
        }
        String header = Objects.requireNonNullElse(context.header(Header.AUTHORIZATION), "");
        boolean bearer = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        // Hashes are of one length, so that not even the token's length shows in the time this takes.
        if (header == null || !bearer || !MessageDigest.isEqual(expected, hash(header.substring(SCHEME.length())))) {
            context.header(Header.WWW_AUTHENTICATE, "Bearer realm=\"se\"");
            throw new Refusal(
                    HttpStatus.UNAUTHORIZED,
                    (bearer ? "This is not the API's token." : "The API's token is missing.")
                            + " Send what SE_API_TOKEN is where SE is served as “Authorization: Bearer …”.");
        }
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.strip().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
