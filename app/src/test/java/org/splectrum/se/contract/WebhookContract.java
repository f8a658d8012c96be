package org.splectrum.se.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.splectrum.se.demo.github.hooks.Delivery;

/** Webhooks against GitHub's schema of them and its published examples. Thread-safe. */
final class WebhookContract {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private final Published published;
    private final RestContract schemas;

    WebhookContract(Published published, RestContract schemas) {
        this.published = published;
        this.schemas = schemas;
    }

    List<Mismatch> check(Delivery.Message message) {
        String name = name(message);
        if (!published.description().path("paths").has("/webhooks/" + name)) {
            return List.of(new Mismatch(name, "webhook", "no such webhook in used.txt, or in GitHub's description"));
        }
        List<Mismatch> found = new ArrayList<>(schemas.check(name, message.payload()));
        new Likeness(name, found).compare("", parse(message.payload()), examples(message));
        return found;
    }

    /** The headers of a delivery; GitHub describes those that are its own. */
    List<Mismatch> checkHeaders(Delivery delivery) {
        String name = name(delivery.message());
        Set<String> sent = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        sent.addAll(delivery.sent().headers().keySet());
        List<Mismatch> found = new ArrayList<>();
        for (JsonNode parameter : published
                .description()
                .path("paths")
                .path("/webhooks/" + name)
                .path("post")
                .path("parameters")) {
            String header = parameter.path("name").asText();
            if (!sent.contains(header)) {
                found.add(new Mismatch(name, "header", "delivered without " + header));
            }
        }
        return found;
    }

    /** Those of the same action, or where there is none, all of the event. */
    private List<JsonNode> examples(Delivery.Message message) {
        List<JsonNode> all = StreamSupport.stream(
                        published.examples().path(message.event()).spliterator(), false)
                .toList();
        List<JsonNode> same = all.stream()
                .filter(example -> example.path("action").asText().equals(message.action()))
                .toList();
        return same.isEmpty() ? all : same;
    }

    /** As the description names it: {@code issue-comment-created}. */
    static String name(Delivery.Message message) {
        String whole = message.action().isEmpty() ? message.event() : message.event() + "-" + message.action();
        return whole.replace('_', '-').toLowerCase(Locale.ROOT);
    }

    private static JsonNode parse(String payload) {
        try {
            return MAPPER.readTree(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the simulator wrote what is no JSON: " + payload, e);
        }
    }
}
