package org.splectrum.se.cli;

import java.util.Map;
import java.util.Objects;

/**
 * The server that commands speak to.
 *
 * @param url as {@code http://127.0.0.1:8080}
 * @param token may be empty
 */
public record Remote(String url, String token) {
    private static final String USUAL = "http://127.0.0.1:8080";

    public Remote {
        Objects.requireNonNull(url, "url is null");
        Objects.requireNonNull(token, "token is null");
    }

    /** As {@code SE_URL} and {@code SE_API_TOKEN} say. */
    public static Remote of(Map<String, String> environment) {
        String url = environment.getOrDefault("SE_URL", "").strip();
        String token = environment.getOrDefault("SE_API_TOKEN", "").strip();
        return new Remote(url.isEmpty() ? USUAL : url.replaceFirst("/+$", ""), token);
    }

    /** Whether the token looks like one of GitHub's. */
    boolean isOfGitHub() {
        return token.matches("(gh.|github_pat)_.*");
    }

    @Override
    public String toString() {
        return url;
    }
}
