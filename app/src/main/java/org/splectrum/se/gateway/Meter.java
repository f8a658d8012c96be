package org.splectrum.se.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.function.Consumer;
import org.splectrum.se.model.Usage;
import org.splectrum.se.runner.protocol.Wire;

/**
 * Adds up what one answer of the Messages API says it took, and reports it once. In a stream the counts come with {@code
 * message_start} and, cumulative, with {@code message_delta}: the last one told counts. Not thread-safe.
 */
final class Meter {
    private static final JsonMapper MAPPER = Wire.mapper();

    private final Consumer<Usage> report;
    private String model = "";
    private Usage usage = Usage.NONE;
    private boolean reported;

    Meter(Consumer<Usage> report) {
        this.report = report;
    }

    /** The whole of an answer that does not stream. */
    void answer(byte[] json) {
        try {
            JsonNode answer = MAPPER.readTree(json);
            model = answer.path("model").asText();
            count(answer.path("usage"));
        } catch (IOException _) {
            // An answer that is not JSON took nothing that could be counted.
        }
        report();
    }

    /** One event's data in a stream; anything else is passed over. */
    void event(String data) {
        if (data.contains("\"message_stop\"")) {
            report();
        } else if (data.contains("\"usage\"")) {
            counts(data);
        }
    }

    private void counts(String data) {
        try {
            JsonNode event = MAPPER.readTree(data);
            switch (event.path("type").asText()) {
                case "message_start" -> {
                    model = event.path("message").path("model").asText();
                    count(event.path("message").path("usage"));
                }
                case "message_delta" -> count(event.path("usage"));
                default -> {}
            }
        } catch (JsonProcessingException _) {
            // A broken event tells nothing; the client will complain of it.
        }
    }

    private void count(JsonNode told) {
        usage = new Usage(
                latest(told, "input_tokens", usage.inputTokens()),
                latest(told, "output_tokens", usage.outputTokens()),
                latest(told, "cache_read_input_tokens", usage.cacheReadTokens()),
                latest(told, "cache_creation_input_tokens", usage.cacheWriteTokens()),
                0);
    }

    private static long latest(JsonNode told, String name, long before) {
        JsonNode count = told.path(name);
        return count.canConvertToLong() && count.isIntegralNumber() ? Math.max(0, count.longValue()) : before;
    }

    /** Whatever ended the answer: what was told so far is reported, where it was not yet. */
    void report() {
        if (!reported && !usage.equals(Usage.NONE)) {
            reported = true;
            report.accept(Prices.priced(model, usage));
        }
    }
}
