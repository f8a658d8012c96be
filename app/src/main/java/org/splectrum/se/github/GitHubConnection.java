package org.splectrum.se.github;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.Cache;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubBuilder;
import org.kohsuke.github.authorization.AuthorizationProvider;
import org.kohsuke.github.extras.okhttp3.OkHttpGitHubConnector;
import org.splectrum.se.failure.Breakers;
import org.splectrum.se.failure.Outside;
import org.splectrum.se.model.Home;
import org.splectrum.se.steps.text.Redaction;

/** SE's way to GitHub, shared by everything in this package. Connects when first used. Thread-safe. */
public final class GitHubConnection implements AutoCloseable {
    private static final long CACHE_BYTES = 64L * 1024 * 1024;
    private static final int CONNECTIONS = 5;

    /** Shorter than any server keeps an idle connection, so that none is used that the other side has closed. */
    private static final Duration IDLE = Duration.ofSeconds(15);

    private final URI apiUrl;
    private final Clock clock;
    private final Breakers breakers;
    private final Cache cache;
    private final OkHttpClient http;
    private final InstallationTokens tokens;
    private final GitHub app;
    private final OkHttpClient asApp;
    private final ConcurrentHashMap<Long, Line> lines = new ConcurrentHashMap<>();

    /** hub4j and plain HTTP as one installation. */
    record Line(GitHub github, OkHttpClient http) {}

    /** Asks GitHub however often it fails. */
    public GitHubConnection(GitHubSettings settings, Clock clock) {
        this(settings, clock, Breakers.none());
    }

    /** With a breaker for each installation, and one for the App itself. */
    public GitHubConnection(GitHubSettings settings, Clock clock, Breakers breakers) {
        this(settings, clock, breakers, Redaction.NONE);
    }

    /** One that writes no secret on GitHub. */
    public GitHubConnection(GitHubSettings settings, Clock clock, Breakers breakers, Redaction redaction) {
        this.breakers = Objects.requireNonNull(breakers, "breakers is null");
        this.apiUrl = settings.apiUrl();
        this.clock = Objects.requireNonNull(clock, "clock is null");
        this.cache = new Cache(settings.cache().toFile(), CACHE_BYTES);
        this.http = new OkHttpClient.Builder()
                .cache(cache)
                .addInterceptor(new Redacting(redaction))
                .addInterceptor(new Redirects(apiUrl))
                .followRedirects(false)
                .retryOnConnectionFailure(false)
                .connectionPool(new ConnectionPool(CONNECTIONS, IDLE.toSeconds(), TimeUnit.SECONDS))
                .connectTimeout(settings.patience().dividedBy(3))
                .readTimeout(settings.patience())
                .writeTimeout(settings.patience())
                .callTimeout(settings.patience().multipliedBy(2))
                .build();
        AppToken token = new AppToken(settings.credentials(), clock);
        Guard guard = guard("the App itself");
        this.app = hub(http.newBuilder().addInterceptor(guard).build(), token);
        this.asApp = http.newBuilder()
                .addInterceptor(token::sign)
                .addInterceptor(guard)
                .build();
        this.tokens = new InstallationTokens(apiUrl, asApp, clock);
    }

    /**
     * A token that is good for some minutes at least, for git.
     *
     * @throws RuntimeException where GitHub gave none
     */
    public String token(Home home) {
        return tokens.of(home.installation());
    }

    /** Says that GitHub refused this token; the next will be another. */
    public void refused(Home home, String token) {
        tokens.refused(home.installation(), token);
    }

    URI apiUrl() {
        return apiUrl;
    }

    Clock clock() {
        return clock;
    }

    /** GitHub as the App itself. */
    GitHub app() {
        return app;
    }

    /** Plain HTTP as the App itself; what it proves that with is added to each request. */
    OkHttpClient asApp() {
        return asApp;
    }

    /** Plain HTTP as nobody, of which nothing is kept; requests bring their {@code Authorization}. */
    OkHttpClient uncached() {
        return http.newBuilder().cache(null).build();
    }

    /** GitHub as the installation of a repository. */
    GitHub of(Home home) {
        return of(home.installation());
    }

    /** GitHub as an installation. */
    GitHub of(long installation) {
        return line(installation).github();
    }

    /** Plain HTTP with the same care; requests bring their {@code Authorization}. */
    OkHttpClient http(Home home) {
        return line(home.installation()).http();
    }

    private Line line(long installation) {
        return lines.computeIfAbsent(installation, this::open);
    }

    private Line open(long installation) {
        OkHttpClient own = http.newBuilder()
                .addInterceptor(guard("installation " + installation))
                .authenticator(renewal(installation))
                .build();
        return new Line(hub(own, () -> "Bearer " + tokens.of(installation)), own);
    }

    private Guard guard(String whom) {
        return new Guard(clock, breakers.of(new Outside(Outside.Kind.GITHUB, whom)));
    }

    /** A token may end before its time; then one more is asked for, once. */
    private Authenticator renewal(long installation) {
        return (route, response) -> {
            String refused = response.request().header("Authorization");
            if (refused == null || !refused.startsWith("Bearer ") || wasRefused(response.priorResponse())) {
                return null;
            }
            tokens.refused(installation, refused.substring("Bearer ".length()));
            return response.request()
                    .newBuilder()
                    .header("Authorization", "Bearer " + tokens.of(installation))
                    .build();
        };
    }

    private static boolean wasRefused(okhttp3.@Nullable Response earlier) {
        return earlier != null && earlier.code() == 401;
    }

    private GitHub hub(OkHttpClient client, AuthorizationProvider authorization) {
        try {
            return new GitHubBuilder()
                    .withEndpoint(apiUrl.toString())
                    .withConnector(new OkHttpGitHubConnector(client))
                    .withAuthorizationProvider(authorization)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
        try {
            cache.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing GitHub's cache", e);
        }
    }
}
