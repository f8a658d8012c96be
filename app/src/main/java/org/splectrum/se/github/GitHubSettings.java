package org.splectrum.se.github;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * Which GitHub, as whom, and how patiently.
 *
 * @param apiUrl root of the REST API, as {@code https://api.github.com} or {@code https://HOST/api/v3}
 * @param cache folder for answers that GitHub then only confirms; made where missing, never shared by two servers
 * @param patience how long one answer may take; connecting may take a third of it
 */
public record GitHubSettings(URI apiUrl, AppCredentials credentials, Path cache, Duration patience) {
    public GitHubSettings {
        Objects.requireNonNull(apiUrl, "apiUrl is null");
        Objects.requireNonNull(credentials, "credentials is null");
        Objects.requireNonNull(cache, "cache is null");
        Objects.requireNonNull(patience, "patience is null");
        if (!"https".equals(apiUrl.getScheme()) && !"http".equals(apiUrl.getScheme())) {
            throw new IllegalArgumentException("not the address of an API: " + apiUrl);
        }
        apiUrl = URI.create(apiUrl.toString().replaceAll("/+$", ""));
    }

    /** With thirty seconds of patience. */
    public GitHubSettings(URI apiUrl, AppCredentials credentials, Path cache) {
        this(apiUrl, credentials, cache, Duration.ofSeconds(30));
    }
}
