package org.splectrum.se.demo.github.rest;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.splectrum.se.demo.github.Refusal;
import org.splectrum.se.demo.github.hooks.Delivery;
import org.splectrum.se.demo.github.hooks.Delivery.Answer;
import org.splectrum.se.demo.github.hooks.Webhooks;
import org.splectrum.se.demo.github.json.Json;
import org.splectrum.se.demo.github.json.Shapes;

/** The log of webhook deliveries, from which an app fetches what it missed. */
final class HookRoutes {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final double MILLIS = 1000.0;
    private final Shapes shapes;
    private final Webhooks webhooks;

    HookRoutes(Shapes shapes, Webhooks webhooks) {
        this.shapes = requireNonNull(shapes, "shapes is null");
        this.webhooks = requireNonNull(webhooks, "webhooks is null");
    }

    void addTo(Api api) {
        api.get(
                "/app/hook/deliveries",
                Need.asApp(),
                call -> call.pageFrom(webhooks.deliveries(), Delivery::id, this::item));
        api.get("/app/hook/deliveries/{id}", Need.asApp(), call -> Reply.ok(whole(find(call))));
        api.post("/app/hook/deliveries/{id}/attempts", Need.asApp(), call -> {
            requireNonNull(webhooks.redeliver(find(call)));
            return Reply.accepted();
        });
    }

    private Delivery find(Call call) {
        return webhooks.delivery(call.id("id")).orElseThrow(Refusal::notFound);
    }

    private ObjectNode item(Delivery delivery) {
        ObjectNode node = Json.object();
        node.put("id", delivery.id());
        node.put("guid", delivery.guid());
        node.put("delivered_at", Json.time(delivery.sent().at()));
        node.put("redelivery", delivery.redelivery());
        node.put("duration", took(delivery.answer()).toMillis() / MILLIS);
        node.put("status", status(delivery.answer()));
        node.put("status_code", delivery.status());
        node.put("event", delivery.message().event());
        node.set("action", Json.textOrNull(delivery.message().action()));
        node.put("installation_id", shapes.app().installationId());
        if (delivery.message().repository() == 0) {
            node.putNull("repository_id");
        } else {
            node.put("repository_id", delivery.message().repository());
        }
        node.putNull("throttled_at");
        return node;
    }

    private ObjectNode whole(Delivery delivery) {
        ObjectNode node = item(delivery);
        node.put("url", delivery.sent().url());
        ObjectNode request = node.putObject("request");
        ObjectNode headers = request.putObject("headers");
        delivery.sent().headers().forEach(headers::put);
        try {
            request.set("payload", MAPPER.readTree(delivery.message().payload()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the simulator wrote it", e);
        }
        ObjectNode response = node.putObject("response");
        response.putObject("headers");
        response.put("payload", delivery.answer() instanceof Answer.Answered(var _, var body, var _) ? body : "");
        return node;
    }

    private static Duration took(Answer answer) {
        return switch (answer) {
            case Answer.Pending() -> Duration.ZERO;
            case Answer.Answered(var _, var _, var took) -> took;
            case Answer.Failed(var _, var took) -> took;
        };
    }

    private static String status(Answer answer) {
        return switch (answer) {
            case Answer.Pending() -> "pending";
            case Answer.Answered(var status, var _, var _) -> status < 400 ? "OK" : "Invalid HTTP Response: " + status;
            case Answer.Failed _ -> "failed to connect to host";
        };
    }
}
