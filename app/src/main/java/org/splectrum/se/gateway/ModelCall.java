package org.splectrum.se.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.jetty.http.HttpHeader;
import org.splectrum.se.failure.Breaker;
import org.splectrum.se.model.TryAgainLater;
import org.splectrum.se.runner.protocol.Marks;
import org.splectrum.se.steps.Budgets.Purse;
import org.splectrum.se.steps.UsageLog;

/**
 * One call of the model on its way there and back. Before it goes, money is set aside for the most that it can cost; what is
 * left bounds how much the model may say. An answer that streams goes through piece by piece and is cut where it costs more all
 * the same. What it took is on record before its last piece goes.
 */
record ModelCall(Exchange exchange, ModelSettings settings, Upstream upstream, Breaker breaker, UsageLog usage) {
    private static final int TROUBLE = 500;
    private static final int TOO_MANY = 429;
    private static final int ANSWER = 64 << 20;

    /** Anthropic's own limit for an answer that does not stream. */
    private static final Duration WHOLE = Duration.ofMinutes(10);

    /** Passes on what costs nothing. */
    void free(String target, ModelRequest request) throws IOException {
        try (Upstream.Answer answer = send(target, request, WHOLE)) {
            reply(answer, whole(answer.body(), WHOLE));
        } catch (Unreachable e) {
            ModelRoute.refuse(exchange, e.status(), e.type(), e.reason());
        }
    }

    /** Passes on what the attempt has money for. */
    void paid(String target, ModelRequest request, Reservations reservations) throws IOException {
        CostEstimate costEstimate = new CostEstimator(upstream, settings.silence()).of(exchange, request, reservations);
        switch (reservations.reserve(exchange.door().attempt(), costEstimate.ask())) {
            case Reservations.Answer.Granted(Reservations.Hold hold) -> {
                try (hold) {
                    call(target, request.limitedTo(costEstimate.tokensFor(hold.amount())), hold);
                }
            }
            case Reservations.Answer.Spent(Purse purse) ->
                ModelRoute.refuse(exchange, 402, "billing_error", spent(purse, costEstimate));
            case Reservations.Answer.Held _ ->
                ModelRoute.refuse(
                        exchange, 429, "rate_limit_error", "other calls hold what is left of the budget; try again");
        }
    }

    /** Of the answers that Claude Code takes as final, without another try, this one says what is meant. */
    private static String spent(Purse purse, CostEstimate costEstimate) {
        return Marks.BUDGET_REACHED + " " + dollars(Math.max(0, purse.leftMicroUsd())) + " USD are left for "
                + purse.name() + ", and the next call of the model may cost "
                + dollars(costEstimate.ask().least()) + " USD";
    }

    private static String dollars(long microUsd) {
        return BigDecimal.valueOf(microUsd, 6).setScale(4, RoundingMode.UP).toPlainString();
    }

    private void call(String target, ModelRequest request, Reservations.Hold hold) throws IOException {
        Duration patience = request.streams() ? settings.silence() : WHOLE;
        Meter meter = new Meter(request, taken -> usage.add(exchange.door().attempt(), taken), System::nanoTime);
        try (Upstream.Answer answer = send(target, request, patience)) {
            if (answer.streams()) {
                pass(answer, meter, hold);
            } else {
                byte[] whole = whole(answer.body(), patience);
                if (answer.status() < 300) {
                    meter.answer(whole);
                }
                reply(answer, whole);
            }
        } catch (Unreachable e) {
            ModelRoute.refuse(exchange, e.status(), e.type(), e.reason());
        } finally {
            meter.report();
        }
    }

    private Upstream.Answer send(String target, ModelRequest request, Duration patience) throws Unreachable {
        try (Breaker.Passage passage = breaker.enter()) {
            return ask(passage, target, request, patience);
        } catch (TryAgainLater later) {
            long seconds =
                    Math.max(1, Duration.between(Instant.now(), later.at()).toSeconds() + 1);
            exchange.response().getHeaders().put(HttpHeader.RETRY_AFTER, String.valueOf(seconds));
            throw new Unreachable(503, "api_error", String.valueOf(later.getMessage()));
        } catch (HttpTimeoutException _) {
            throw new Unreachable(504, "timeout_error", "the model's API did not answer in time");
        } catch (IOException e) {
            throw new Unreachable(
                    502,
                    "api_error",
                    "the model's API cannot be reached: " + e.getClass().getSimpleName());
        }
    }

    /** A refusal that is the agent's own fault says nothing of how the model is. */
    private Upstream.Answer ask(Breaker.Passage passage, String target, ModelRequest request, Duration patience)
            throws IOException {
        try {
            Upstream.Answer answer = upstream.post(target, exchange.request().getHeaders(), request.body(), patience);
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

    private void pass(Upstream.Answer answer, Meter meter, Reservations.Hold hold) throws IOException {
        OutputStream out = begin(answer);
        EventLines lines = new EventLines(meter::event);
        for (byte[] piece = answer.body().next(settings.silence());
                piece.length > 0;
                piece = answer.body().next(settings.silence())) {
            lines.feed(piece);
            if (!hold.covers(meter.cost())) {
                meter.report();
                out.write(cut());
                return;
            }
            out.write(piece);
        }
    }

    /** Claude Code asks once more after this, and hears then that the budget is spent. */
    private static byte[] cut() throws IOException {
        ByteArrayOutputStream event = new ByteArrayOutputStream();
        event.writeBytes("\n\nevent: error\ndata: ".getBytes(StandardCharsets.US_ASCII));
        event.writeBytes(ModelRoute.error(
                "billing_error", Marks.BUDGET_REACHED + " the answer was cut off where the money for it was spent"));
        event.writeBytes("\n\n".getBytes(StandardCharsets.US_ASCII));
        return event.toByteArray();
    }

    private OutputStream begin(Upstream.Answer answer) {
        headers(answer);
        return exchange.stream(answer.status(), answer.type());
    }

    private void reply(Upstream.Answer answer, byte[] whole) throws IOException {
        headers(answer);
        exchange.reply(answer.status(), answer.type(), answer.status() < 300 ? whole : withoutKey(whole));
    }

    private void headers(Upstream.Answer answer) {
        answer.headers().map().forEach((name, values) -> {
            if (ModelHeaders.comesDown(name)) {
                exchange.response().getHeaders().put(name, values);
            }
        });
    }

    static byte[] whole(Pieces pieces, Duration patience) throws IOException {
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

    /** No answer came. */
    private static final class Unreachable extends IOException {
        private static final long serialVersionUID = 1;

        private final int status;
        private final String type;

        Unreachable(int status, String type, String reason) {
            super(reason);
            this.status = status;
            this.type = type;
        }

        int status() {
            return status;
        }

        String type() {
            return type;
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }
}
