package org.splectrum.se.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.splectrum.se.model.TryAgainLater;

/**
 * The tokens by which SE acts for an installation, kept until shortly before they end. They are asked for without hub4j,
 * which can be told to log bodies. Thread-safe; one asks at a time for the same installation.
 */
final class InstallationTokens {
    /** A token is not handed out when it ends sooner. */
    private static final Duration MARGIN = Duration.ofMinutes(10);

    private static final ObjectMapper JSON = new ObjectMapper();
    private final URI apiUrl;
    private final OkHttpClient http;
    private final Clock clock;
    /** All repositories of the installation, with all its permissions. */
    private static final RequestBody EVERYTHING = RequestBody.create("{}", MediaType.get("application/json"));

    private final ConcurrentHashMap<Long, Token> tokens = new ConcurrentHashMap<>();

    private record Token(String value, Instant expires) {
        @Override
        public String toString() {
            return "token until " + expires;
        }
    }

    /** @param http as the App itself */
    InstallationTokens(URI apiUrl, OkHttpClient http, Clock clock) {
        this.apiUrl = apiUrl;
        this.http = http;
        this.clock = clock;
    }

    /** A token that is good for some minutes at least. */
    String of(long installation) {
        return tokens.compute(installation, (id, known) -> known != null && isFresh(known) ? known : ask(id))
                .value();
    }

    /** Forgets this token, which GitHub refused; another that was asked for meanwhile stays. */
    void refused(long installation, String token) {
        tokens.computeIfPresent(installation, (id, known) -> known.value().equals(token) ? null : known);
    }

    private boolean isFresh(Token token) {
        return clock.instant().plus(MARGIN).isBefore(token.expires());
    }

    private Token ask(long installation) {
        Request request = new Request.Builder()
                .url(apiUrl + "/app/installations/" + installation + "/access_tokens")
                .post(EVERYTHING)
                .build();
        String doing = "asking GitHub for a token of installation " + installation;
        try (Response response = http.newCall(request).execute()) {
            String body = response.body().string();
            if (!response.isSuccessful()) {
                throw Calls.refused(doing, response.code(), body);
            }
            JsonNode answer = JSON.readTree(body);
            return new Token(
                    answer.path("token").asText(),
                    Instant.parse(answer.path("expires_at").asText()));
        } catch (IOException e) {
            throw new TryAgainLater(doing + ": " + e.getClass().getSimpleName(), clock.instant());
        }
    }
}
