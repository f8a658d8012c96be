package org.splectrum.se.gateway;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.splectrum.se.failure.Breaker;
import org.splectrum.se.failure.Breakers;
import org.splectrum.se.failure.Outside;
import org.splectrum.se.runner.protocol.Routes;
import org.splectrum.se.runner.protocol.Wire;
import org.splectrum.se.steps.UsageLog;

/** Passes calls of the Messages API on to the model, and nothing else. See {@link ModelCall} for what one call goes through. */
final class ModelRoute implements Route, AutoCloseable {
    private static final String MESSAGES = "/v1/messages";
    private static final Set<String> SERVED = Set.of(MESSAGES, MESSAGES + "/count_tokens");
    private static final Pattern QUERY = Pattern.compile("[A-Za-z0-9_=&.-]*");

    /** What Anthropic's API takes in one request. */
    private static final int REQUEST = 32 << 20;

    private final ModelSettings settings;
    private final UsageLog usage;
    private final Upstream upstream;
    private final Reservations reservations;
    private final Breaker breaker;

    ModelRoute(ModelSettings settings, GatewayPorts gatewayPorts, Breakers breakers) {
        this.settings = settings;
        this.usage = gatewayPorts.usage();
        this.upstream = new Upstream(settings);
        this.breaker =
                breakers.of(new Outside(Outside.Kind.MODEL, settings.upstream().getAuthority()));
        this.reservations = new Reservations(gatewayPorts.budgets(), settings.silence());
    }

    @Override
    public void answer(Exchange exchange) throws IOException {
        String path = exchange.path().substring(Routes.MODEL.length());
        if (!exchange.is("POST")
                || !SERVED.contains(path)
                || !QUERY.matcher(exchange.query()).matches()) {
            refuseForGood(
                    exchange,
                    404,
                    "not_found_error",
                    "the gateway passes on POST /v1/messages only",
                    exchange.request().getMethod() + " " + path);
        } else if (!exchange.door().tally().rateLimit().allows()) {
            exchange.response().getHeaders().put("Retry-After", "1");
            refuse(exchange, 429, "rate_limit_error", "too many calls of the model within a minute");
        } else if (!exchange.door().tally().calls().tryAcquire()) {
            refuse(exchange, 429, "rate_limit_error", "too many calls of the model at once");
        } else {
            try {
                call(exchange, path);
            } finally {
                exchange.door().tally().calls().release();
            }
        }
    }

    private void call(Exchange exchange, String path) throws IOException {
        ModelRequest request;
        try (LimitedBody limited = new LimitedBody(exchange.body(), REQUEST)) {
            request = ModelRequestReader.read(limited.readAllBytes());
        } catch (LimitedBody.TooLargeException e) {
            refuse(exchange, 413, "request_too_large", "the request has " + e.getMessage());
            return;
        } catch (ModelRequestReader.NotAllowed e) {
            refuseForGood(exchange, 400, "invalid_request_error", e.reason(), e.reason());
            return;
        }
        if (!settings.allows(request.model())) {
            refuseForGood(
                    exchange,
                    404,
                    "not_found_error",
                    "this model is not among those that SE_ANTHROPIC_MODELS allows: "
                            + String.join(", ", settings.models()),
                    request.model());
            return;
        }
        String target = exchange.query().isEmpty() ? path : path + "?" + exchange.query();
        ModelCall call = new ModelCall(exchange, settings, upstream, breaker, usage);
        if (!path.equals(MESSAGES)) {
            call.free(target, request);
        } else if (request.maxTokens() < 1) {
            refuse(exchange, 400, "invalid_request_error", "“max_tokens” is missing");
        } else {
            call.paid(target, request, reservations);
        }
    }

    private static void refuseForGood(Exchange exchange, int status, String type, String message, String what)
            throws IOException {
        exchange.door().tally().refused("model: " + what);
        refuse(exchange, status, type, message);
    }

    /** In the form of Anthropic's own errors. */
    static void refuse(Exchange exchange, int status, String type, String message) throws IOException {
        exchange.reply(status, Exchange.JSON, error(type, message));
    }

    static byte[] error(String type, String message) throws IOException {
        return Wire.mapper()
                .writeValueAsBytes(Map.of("type", "error", "error", Map.of("type", type, "message", message)));
    }

    @Override
    public void close() {
        upstream.close();
    }
}
