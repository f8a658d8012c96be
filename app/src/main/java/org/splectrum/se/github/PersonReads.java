package org.splectrum.se.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.splectrum.se.model.TryAgainLater;

/**
 * Reads from GitHub as the person who showed a token. Without hub4j, which keeps tokens and can be told to log; without the cache
 * on disk, which keeps what requests were sent with; without a
 * breaker: what GitHub says to one person, as a rate limit, holds for nobody else. Thread-safe.
 */
final class PersonReads {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(10);

    /** Of tokens that have scopes: a person's repositories. */
    private static final String SCOPE = "repo";

    /** Questions at a time. */
    private static final int AT_ONCE = 8;

    private static final Set<Integer> REFUSALS = Set.of(401, 403);

    private final GitHubConnection connection;
    private final OkHttpClient http;
    private final Semaphore room = new Semaphore(AT_ONCE);

    PersonReads(GitHubConnection connection) {
        this.connection = connection;
        this.http = connection.uncached();
    }

    /**
     * What GitHub answered.
     *
     * @param narrow whether the token has scopes, and {@code repo} is none of them
     */
    record Answer(JsonNode body, boolean narrow) {}

    /**
     * @param path as {@code /user}
     * @return empty where GitHub refused the token
     * @throws TryAgainLater where it did not answer, or not now
     */
    Optional<Answer> get(String token, String path) {
        String doing = "asking GitHub for " + path.replaceFirst("\\?.*", "") + " of whoever showed a token";
        if (!room.tryAcquire()) {
            throw later(doing + ": too many ask at once");
        }
        try (Response response = http.newCall(request(token, path)).execute()) {
            return answer(doing, response);
        } catch (IOException e) {
            // Not its words: they may tell what was sent.
            throw later(doing + ": " + e.getClass().getSimpleName());
        } finally {
            room.release();
        }
    }

    private Optional<Answer> answer(String doing, Response response) throws IOException {
        if (RateLimit.of(response, connection.clock().instant()).isPresent()) {
            throw later(doing + ": a rate limit is reached");
        }
        if (REFUSALS.contains(response.code())) {
            return Optional.empty();
        }
        if (!response.isSuccessful()) {
            throw later(doing + ": it answered " + response.code());
        }
        List<String> scopes = Optional.ofNullable(response.header("X-OAuth-Scopes"))
                .map(listed -> List.of(listed.split(", *", -1)))
                .orElseGet(() -> List.of(SCOPE));
        return Optional.of(new Answer(JSON.readTree(response.body().string()), !scopes.contains(SCOPE)));
    }

    /** Whether a header can hold it. */
    static boolean canBeSent(String token) {
        return !token.isEmpty() && token.chars().allMatch(letter -> letter > ' ' && letter < 0x7f);
    }

    private Request request(String token, String path) {
        return new Request.Builder()
                .url(HttpUrl.get(connection.apiUrl() + path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/vnd.github+json")
                .header("X-GitHub-Api-Version", "2022-11-28")
                .build();
    }

    private TryAgainLater later(String why) {
        return new TryAgainLater(why, connection.clock().instant().plus(SOON));
    }
}
