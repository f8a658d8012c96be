package org.splectrum.se.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.splectrum.se.model.Usage;
import org.splectrum.se.runner.protocol.Wire;

/**
 * Adds up what one answer of the Messages API takes, and reports it once. In a stream the counts come with {@code
 * message_start} and, cumulative, with {@code message_delta}: the last one told counts. Until an answer has told its last
 * count, what was seen of it counts too: whoever hangs up has still had it. Not thread-safe.
 */
final class Meter {
    private static final JsonMapper MAPPER = Wire.mapper();

    private static final List<String> SEEN = List.of("text", "thinking", "partial_json");

    /** Fewer than in nearly all text and code, so that more tokens are assumed than there were. */
    private static final int BYTES_PER_TOKEN = 3;

    /** Past what was asked for only a broken API goes on; an answer of fewer, longer tokens is not to be taken for one. */
    private static final int BYTES_PER_LONG_TOKEN = 4;

    /** Faster than a model thinks where it does not show it. */
    private static final long HIDDEN_TOKENS_PER_SECOND = 150;

    private final ModelRequest asked;
    private final Consumer<Usage> report;
    private final LongSupplier nanos;
    private final long begun;
    private String model;
    private Tokens told = Tokens.NONE;
    private long seenBytes;
    private boolean complete;
    private boolean reported;

    /**
     * @param asked for; its model counts where the answer does not name one
     * @param nanos a clock, for what cannot be seen
     */
    Meter(ModelRequest asked, Consumer<Usage> report, LongSupplier nanos) {
        this.asked = asked;
        this.report = report;
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
        this.model = asked.model();
    }

    /** The whole of an answer that does not stream. */
    void answer(byte[] json) {
        try {
            JsonNode answer = MAPPER.readTree(json);
            named(answer);
            told = told.updated(answer.path("usage"));
        } catch (IOException _) {
            // An answer that is not JSON took nothing that could be counted.
        }
        complete = true;
        report();
    }

    /** One event's data in a stream; what is no event is passed over. */
    void event(String data) {
        try {
            JsonNode event = MAPPER.readTree(data);
            switch (event.path("type").asText()) {
                case "message_start" -> {
                    named(event.path("message"));
                    told = told.updated(event.path("message").path("usage"));
                }
                case "message_delta" -> {
                    told = told.updated(event.path("usage"));
                    complete |= event.path("delta").path("stop_reason").isTextual();
                }
                case "message_stop" -> {
                    complete = true;
                    report();
                }
                case "content_block_delta" -> see(event.path("delta"));
                default -> {}
            }
        } catch (JsonProcessingException _) {
            // A broken event tells nothing; the client will complain of it.
        }
    }

    private void named(JsonNode message) {
        model = message.path("model").asText(model);
    }

    private void see(JsonNode delta) {
        for (String kind : SEEN) {
            seenBytes += delta.path(kind).asText().getBytes(StandardCharsets.UTF_8).length;
        }
    }

    /** In millionths of a dollar, what the answer has cost up to now; 0 before it told anything. */
    long cost() {
        return Prices.of(model).of(taken());
    }

    private Tokens taken() {
        if (complete || told.equals(Tokens.NONE)) {
            return told;
        }
        long within = Math.min(asked.maxTokens(), Math.max(Math.ceilDiv(seenBytes, BYTES_PER_TOKEN), hidden()));
        long past = seenBytes / BYTES_PER_LONG_TOKEN;
        return told.withOutput(Math.max(told.output(), Math.max(within, past)));
    }

    private long hidden() {
        return asked.thinks() ? HIDDEN_TOKENS_PER_SECOND * ((nanos.getAsLong() - begun) / 1_000_000_000) : 0;
    }

    /** Whatever ended the answer: what was told and seen so far is reported, where it was not yet. */
    void report() {
        Tokens taken = taken();
        if (!reported && !taken.equals(Tokens.NONE)) {
            reported = true;
            report.accept(taken.usage(Prices.of(model)));
        }
    }
}
