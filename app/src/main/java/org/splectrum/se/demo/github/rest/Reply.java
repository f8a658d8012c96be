package org.splectrum.se.demo.github.rest;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.splectrum.se.demo.github.Refusal;
import org.splectrum.se.demo.github.json.Json;

/** A REST answer; a missing node is an empty body. */
record Reply(int status, JsonNode body, Map<String, String> headers) {
    Reply {
        requireNonNull(body, "body is null");
        headers = Map.copyOf(headers);
    }

    /** The same with these headers too. */
    Reply with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(headers);
        all.putAll(more);
        return new Reply(status, body, all);
    }

    static Reply ok(JsonNode body) {
        return new Reply(200, body, Map.of());
    }

    static Reply created(JsonNode body) {
        return new Reply(201, body, Map.of());
    }

    static Reply accepted() {
        return new Reply(202, Json.object(), Map.of());
    }

    static Reply noContent() {
        return new Reply(204, MissingNode.getInstance(), Map.of());
    }

    /** GitHub's error form. */
    static Reply of(Refusal refusal) {
        ObjectNode body = Json.object();
        body.put("message", refusal.getMessage());
        if (!refusal.errors().isEmpty()) {
            body.set(
                    "errors",
                    Body.parse(refusal.errors().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                            .json());
        }
        body.put("documentation_url", "https://docs.github.com/rest");
        body.put("status", String.valueOf(refusal.status()));
        return new Reply(refusal.status(), body, Map.of());
    }
}
