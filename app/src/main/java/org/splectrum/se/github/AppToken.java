package org.splectrum.se.github;

import io.jsonwebtoken.Jwts;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.kohsuke.github.authorization.AuthorizationProvider;

/** Signs the App's own tokens: GitHub takes them for at most ten minutes and dislikes clocks that run ahead. Thread-safe. */
final class AppToken implements AuthorizationProvider {
    private static final Duration BACK = Duration.ofSeconds(60);
    private static final Duration AHEAD = Duration.ofMinutes(8);
    private final AppCredentials credentials;
    private final Clock clock;

    AppToken(AppCredentials credentials, Clock clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

    /** Adds the proof to a request. */
    Response sign(Interceptor.Chain chain) throws IOException {
        return chain.proceed(chain.request()
                .newBuilder()
                .header("Authorization", getEncodedAuthorization())
                .header("Accept", "application/vnd.github+json")
                .header("X-GitHub-Api-Version", "2022-11-28")
                .build());
    }

    @SuppressWarnings("JavaUtilDate") // the library's API
    @Override
    public String getEncodedAuthorization() {
        Instant now = clock.instant();
        return "Bearer "
                + Jwts.builder()
                        .issuer(credentials.appId())
                        .issuedAt(Date.from(now.minus(BACK)))
                        .expiration(Date.from(now.plus(AHEAD)))
                        .signWith(credentials.key(), Jwts.SIG.RS256)
                        .compact();
    }
}
