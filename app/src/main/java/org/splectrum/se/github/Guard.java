package org.splectrum.se.github;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.splectrum.se.failure.Breaker;
import org.splectrum.se.model.TryAgainLater;

/**
 * Watches one installation's traffic. Only reads may be repeated by the libraries below: after anything else it is not
 * known what GitHub did, and SE looks first before it leaps again. Rate limits close the way until GitHub opens it, and so does its breaker.
 * Thread-safe.
 */
final class Guard implements Interceptor {
    private static final Duration SOON = Duration.ofSeconds(5);
    private final Clock clock;
    private final Breaker breaker;
    private final AtomicReference<Instant> closedUntil = new AtomicReference<>(Instant.MIN);

    Guard(Clock clock, Breaker breaker) {
        this.clock = clock;
        this.breaker = breaker;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        Instant opens = closedUntil.get();
        if (clock.instant().isBefore(opens)) {
            throw new TryAgainLater(name(request) + ": waiting until GitHub's rate limit is over", opens);
        }
        try (Breaker.Passage passage = breaker.enter()) {
            return judged(passage, request, answer(passage, chain, request));
        }
    }

    /** What is wrong with the request itself says nothing of how GitHub is. */
    private Response judged(Breaker.Passage passage, Request request, Response response) throws IOException {
        Optional<Instant> limit = RateLimit.of(response, clock.instant());
        if (limit.isPresent()) {
            passage.failed("its rate limit is reached");
            closedUntil.accumulateAndGet(limit.get(), (one, other) -> one.isAfter(other) ? one : other);
            throw new TryAgainLater(name(request) + ": GitHub's rate limit is reached", limit.get());
        }
        if (response.code() >= 500) {
            passage.failed("it answered " + response.code());
            throw new TryAgainLater(
                    name(request) + ": GitHub answered " + response.code(),
                    clock.instant().plus(SOON));
        }
        passage.answered();
        if (response.code() == 401) {
            // Renewing the token has been tried by now; hub4j would go on trying.
            throw Calls.refused(name(request), 401, response.body().string());
        }
        return response;
    }

    /** A read that met a connection which GitHub had closed meanwhile is made once more; anything else may have been done. */
    private static Response answer(Chain chain, Request request) throws IOException {
        try {
            return whole(chain.proceed(request));
        } catch (IOException e) {
            if (!request.method().equals("GET") || e instanceof InterruptedIOException) {
                throw e;
            }
            return whole(chain.proceed(request));
        }
    }

    /** Where SE stops and breaks off by itself, that too says nothing of GitHub. */
    private Response answer(Breaker.Passage passage, Chain chain, Request request) throws IOException {
        try {
            return answer(chain, request);
        } catch (IOException e) {
            if (!Thread.currentThread().isInterrupted()) {
                passage.failed("no answer came: " + e);
            }
            if (request.method().equals("GET")) {
                throw e;
            }
            throw new TryAgainLater(name(request) + ": " + e, clock.instant().plus(SOON), e);
        }
    }

    /** The whole answer, body and all, so that nothing can break off later. */
    private static Response whole(Response answer) throws IOException {
        try (Response response = answer) {
            ResponseBody body = response.body();
            byte[] bytes = body.bytes();
            return response.newBuilder()
                    .body(ResponseBody.create(bytes, body.contentType()))
                    .build();
        }
    }

    private static String name(Request request) {
        return "asking GitHub to " + request.method() + " " + request.url().encodedPath();
    }
}
