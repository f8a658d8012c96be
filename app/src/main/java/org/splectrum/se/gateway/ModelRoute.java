package org.splectrum.se.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.splectrum.se.failure.Breaker;
import org.splectrum.se.failure.Breakers;
import org.splectrum.se.failure.Outside;
import org.splectrum.se.model.TryAgainLater;
import org.splectrum.se.runner.protocol.Routes;
import org.splectrum.se.runner.protocol.Wire;
import org.splectrum.se.steps.UsageLog;

/**
 * Passes calls of the Messages API on to the model, adding the key and counting what they take. An answer that streams
 * goes through piece by piece; its usage is logged before its last piece goes.
 */
final class ModelRoute implements Route, AutoCloseable {
    private static final Set<String> SERVED = Set.of("/v1/messages", "/v1/messages/count_tokens");
    private static final Pattern QUERY = Pattern.compile("[A-Za-z0-9_=&.-]*");

    /** What Anthropic's API takes in one request. */
    private static final int REQUEST = 32 << 20;

    private static final int TROUBLE = 500;
    private static final int TOO_MANY = 429;

    private static final int ANSWER = 64 << 20;

    /** Anthropic's own limit for an answer that does not stream. */
    private static final Duration WHOLE = Duration.ofMinutes(10);

    private final ModelSettings settings;
    private final UsageLog usage;
    private final Upstream upstream;
    private final Breaker breaker;

    ModelRoute(ModelSettings settings, UsageLog usage, Breakers breakers) {
        this.settings = settings;
        this.usage = usage;
        this.upstream = new Upstream(settings);
        this.breaker =
                breakers.of(new Outside(Outside.Kind.MODEL, settings.upstream().getAuthority()));
    }

    @Override
    public void answer(Exchange exchange) throws IOException {
        String path = exchange.path().substring(Routes.MODEL.length());
        if (!exchange.is("POST")
                || !SERVED.contains(path)
                || !QUERY.matcher(exchange.query()).matches()) {
            refuse(exchange, 404, "not_found_error", "the gateway passes on POST /v1/messages only");
        } else if (!exchange.door().calls().tryAcquire()) {
            refuse(exchange, 429, "rate_limit_error", "too many calls of the model at once");
        } else {
            try {
                call(exchange, exchange.query().isEmpty() ? path : path + "?" + exchange.query());
            } finally {
                exchange.door().calls().release();
            }
        }
    }

    private void call(Exchange exchange, String pathAndQuery) throws IOException {
        byte[] body;
        try (LimitedBody limited = new LimitedBody(exchange.body(), REQUEST)) {
            body = limited.readAllBytes();
        } catch (LimitedBody.TooLargeException e) {
            refuse(exchange, 413, "request_too_large", "the request has " + e.getMessage());
            return;
        }
        Duration patience = ModelRequest.streams(body) ? settings.silence() : WHOLE;
        Upstream.Answer answer;
        try (Breaker.Passage passage = breaker.enter()) {
            answer = ask(passage, exchange, pathAndQuery, body, patience);
        } catch (TryAgainLater later) {
            refuse(exchange, later);
            return;
        } catch (HttpTimeoutException _) {
            refuse(exchange, 504, "timeout_error", "the model's API did not answer in time");
            return;
        } catch (IOException e) {
            refuse(
                    exchange,
                    502,
                    "api_error",
                    "the model's API cannot be reached: " + e.getClass().getSimpleName());
            return;
        }
        pass(exchange, answer, patience);
    }

    /** A refusal that is the agent's own fault says nothing of how the model is. */
    private Upstream.Answer ask(
            Breaker.Passage passage, Exchange exchange, String pathAndQuery, byte[] body, Duration patience)
            throws IOException {
        try {
            Upstream.Answer answer =
                    upstream.post(pathAndQuery, exchange.request().getHeaders(), body, patience);
            if (answer.status() >= TROUBLE || answer.status() == TOO_MANY) {
                passage.failed("it answered " + answer.status());
            } else {
                passage.answered();
            }
            return answer;
        } catch (IOException e) {
            if (!Thread.currentThread().isInterrupted()) {
                passage.failed("no answer came: " + e.getClass().getSimpleName());
            }
            throw e;
        }
    }

    private void pass(Exchange exchange, Upstream.Answer answer, Duration patience) throws IOException {
        Meter meter = new Meter(taken -> usage.add(exchange.door().attempt(), taken));
        answer.headers().map().forEach((name, values) -> {
            if (ModelHeaders.comesDown(name)) {
                exchange.response().getHeaders().put(name, values);
            }
        });
        String type = answer.headers().firstValue("content-type").orElse(Exchange.JSON);
        try (Pieces pieces = answer.body()) {
            if (answer.streams()) {
                stream(pieces, meter, exchange.stream(answer.status(), type));
            } else {
                byte[] whole = whole(pieces, patience);
                meter.answer(whole);
                exchange.reply(answer.status(), type, answer.status() < 300 ? whole : withoutKey(whole));
            }
        } finally {
            meter.report();
        }
    }

    private void stream(Pieces pieces, Meter meter, OutputStream out) throws IOException {
        EventLines lines = new EventLines(meter::event);
        for (byte[] piece = pieces.next(settings.silence());
                piece.length > 0;
                piece = pieces.next(settings.silence())) {
            lines.feed(piece);
            out.write(piece);
        }
    }

    private static byte[] whole(Pieces pieces, Duration patience) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] piece = pieces.next(patience); piece.length > 0; piece = pieces.next(patience)) {
            if (whole.size() + piece.length > ANSWER) {
                throw new IOException("the model's answer has more than " + ANSWER + " bytes");
            }
            whole.writeBytes(piece);
        }
        return whole.toByteArray();
    }

    /** Some servers quote the key that they refuse. */
    private byte[] withoutKey(byte[] error) {
        String text = new String(error, StandardCharsets.ISO_8859_1);
        return settings.key().isEmpty() || !text.contains(settings.key())
                ? error
                : text.replace(settings.key(), "***").getBytes(StandardCharsets.ISO_8859_1);
    }

    /** In the form of Anthropic's own errors. */
    private static void refuse(Exchange exchange, int status, String type, String message) throws IOException {
        exchange.reply(
                status,
                Exchange.JSON,
                Wire.mapper()
                        .writeValueAsBytes(Map.of("type", "error", "error", Map.of("type", type, "message", message))));
    }

    /** Claude Code asks again when it is told to. */
    private static void refuse(Exchange exchange, TryAgainLater later) throws IOException {
        long seconds = Math.max(1, Duration.between(Instant.now(), later.at()).toSeconds() + 1);
        exchange.response().getHeaders().put(HttpHeader.RETRY_AFTER, String.valueOf(seconds));
        refuse(exchange, 503, "api_error", String.valueOf(later.getMessage()));
    }

    @Override
    public void close() {
        upstream.close();
    }
}
