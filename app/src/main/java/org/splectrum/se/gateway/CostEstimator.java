package org.splectrum.se.gateway;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.splectrum.se.runner.protocol.Wire;

/**
 * Finds out what a call's input can cost: by its bytes, which are never fewer than its tokens, where there is money enough even
 * for that; else the model's API is asked, which costs nothing but time.
 */
record CostEstimator(Upstream upstream, Duration patience) {
    private static final String COUNT = "/v1/messages/count_tokens";

    /** All that counting takes. */
    private static final List<String> COUNTED =
            List.of("model", "messages", "system", "tools", "tool_choice", "thinking", "output_config");

    /** Halves of characters, which JavaScript cuts, cannot be written otherwise. */
    private static final ObjectWriter WRITER = Wire.mapper().writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    /** An API that does not count is believed to be like others: nearly all text has fewer tokens. */
    private static final int BYTES_PER_TOKEN = 3;

    /** Counts are told to be nearly exact. */
    private static final int MARGIN_PERCENT = 1;

    CostEstimate of(Exchange exchange, ModelRequest request, Reservations reservations) throws IOException {
        CostEstimate bound = CostEstimate.of(request, request.body().length);
        boolean plenty =
                reservations.free(exchange.door().attempt()) / 2 > bound.ask().usual();
        if (plenty && !request.hasDocument()) {
            return bound;
        }
        long counted = count(exchange, request);
        return CostEstimate.of(request, counted + counted * MARGIN_PERCENT / 100);
    }

    private long count(Exchange exchange, ModelRequest request) throws IOException {
        ObjectNode body = (ObjectNode) Wire.mapper().readTree(request.body());
        body.retain(COUNTED);
        String target = exchange.query().isEmpty() ? COUNT : COUNT + "?" + exchange.query();
        try (Upstream.Answer answer =
                upstream.post(target, exchange.request().getHeaders(), WRITER.writeValueAsBytes(body), patience)) {
            if (answer.status() == 404) {
                return Math.ceilDiv(request.body().length, BYTES_PER_TOKEN);
            }
            JsonNode told = Wire.mapper().readTree(ModelCall.whole(answer.body(), patience));
            if (answer.status() == 200 && told.path("input_tokens").asLong() > 0) {
                return told.path("input_tokens").asLong();
            }
        } catch (IOException _) {
            // The call itself may go better.
        }
        return request.body().length;
    }
}
