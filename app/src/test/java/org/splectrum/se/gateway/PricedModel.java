package org.splectrum.se.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.splectrum.se.runner.protocol.Wire;

/**
 * A Messages API that keeps the bill: four bytes of a request or an answer are a token. It says as much as it likes, up to what
 * was asked for, or beyond that where it is no good.
 */
final class PricedModel implements AutoCloseable {
    private static final int BYTES_PER_TOKEN = 4;

    final AtomicLong bill = new AtomicLong();
    private final Random random;
    private final Obedience obedience;
    private final ScriptedModel server = new ScriptedModel(this::answer);

    /** Whether it keeps to {@code max_tokens}. */
    enum Obedience {
        OBEYS,
        GOES_ON
    }

    PricedModel(long seed, Obedience obedience) {
        this.random = new Random(seed);
        this.obedience = obedience;
    }

    ScriptedModel server() {
        return server;
    }

    private void answer(HttpExchange exchange, ScriptedModel.Asked asked) throws IOException {
        JsonNode request = Wire.mapper().readTree(asked.body());
        long input = inputTokens(request);
        if (exchange.getRequestURI().getPath().endsWith("count_tokens")) {
            byte[] count = ("{\"input_tokens\":" + input + "}").getBytes(java.nio.charset.StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, count.length);
            exchange.getResponseBody().write(count);
            return;
        }
        String model = request.path("model").asText();
        long most = request.path("max_tokens").asLong();
        long output = obedience == Obedience.OBEYS ? Math.min(most, wish()) : most + wish();
        bill.addAndGet(Prices.of(model).of(new Tokens(0, output, 0, input, 0)));
        stream(exchange, model, input, output);
    }

    /** How much an answer may say is no input: an honest model's count for a request is what the request then takes. */
    private static long inputTokens(JsonNode request) {
        ObjectNode input = request.deepCopy();
        return input.remove(List.of("max_tokens", "stream")).toString().length() / BYTES_PER_TOKEN;
    }

    private synchronized long wish() {
        return random.nextInt(4) == 0 ? 100_000 : 1 + random.nextInt(3000);
    }

    private void stream(HttpExchange exchange, String model, long input, long output) throws IOException {
        int step = obedience == Obedience.OBEYS ? 500 : 10;
        try (OutputStream out = ScriptedModel.stream(exchange)) {
            ScriptedModel.send(
                    out,
                    "data: {\"type\":\"message_start\",\"message\":{\"model\":\"" + model
                            + "\",\"usage\":{\"cache_creation_input_tokens\":" + input + ",\"output_tokens\":1}}}\n\n");
            for (long said = 0; said < output; said += step) {
                String words = "word".repeat((int) Math.min(step, output - said));
                ScriptedModel.send(
                        out,
                        "data: {\"type\":\"content_block_delta\",\"delta\":{\"type\":\"text_delta\",\"text\":\"" + words
                                + "\"}}\n\n");
            }
            ScriptedModel.send(
                    out,
                    "data: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":"
                            + output + "}}\n\ndata: {\"type\":\"message_stop\"}\n\n");
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
