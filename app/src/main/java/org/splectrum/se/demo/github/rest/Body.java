package org.splectrum.se.demo.github.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.splectrum.se.demo.github.Refusal;

/** A request's JSON body, asked field by field; what does not fit is refused in GitHub's words. */
final class Body {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private final JsonNode node;

    private Body(JsonNode node) {
        this.node = node;
    }

    /** Reads the body; an empty one is an empty object. */
    static Body parse(byte[] bytes) {
        try {
            JsonNode node = MAPPER.readTree(bytes);
            if (node == null || node.isMissingNode()) {
                return new Body(MAPPER.createObjectNode());
            }
            return new Body(node);
        } catch (JsonProcessingException e) {
            throw Refusal.of(400, "Problems parsing JSON");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("reading bytes in memory", e);
        }
    }

    /** A field that must be there and be a string. */
    String text(String field) {
        return optionalText(field)
                .orElseThrow(() -> Refusal.of(422, "Invalid request.\n\n\"" + field + "\" wasn't supplied."));
    }

    /** A field that may be missing or null, and else must be a string. */
    Optional<String> optionalText(String field) {
        return present(field).map(value -> {
            if (!value.isTextual()) {
                throw wrong(field, value, "string");
            }
            return value.asText();
        });
    }

    /** A field that must be there and be a whole number. */
    int number(String field) {
        JsonNode value = present(field)
                .orElseThrow(() -> Refusal.of(422, "Invalid request.\n\n\"" + field + "\" wasn't supplied."));
        if (!value.isIntegralNumber()) {
            throw wrong(field, value, "integer");
        }
        return value.asInt();
    }

    /** A whole number, or 0 for none. */
    int numberOrZero(String field) {
        return present(field).isPresent() ? number(field) : 0;
    }

    /** Whether the field is there and true. */
    boolean isTrue(String field) {
        return present(field).map(JsonNode::asBoolean).orElse(false);
    }

    /** The strings of an array, or of the body itself when that is the array, as labels may be sent. */
    List<String> texts(String field) {
        JsonNode value = node.isArray() ? node : node.path(field);
        if (!value.isArray()) {
            throw wrong(field, value, "array");
        }
        List<String> texts = new ArrayList<>();
        value.forEach(item -> texts.add(item.isObject() ? item.path("name").asText() : item.asText()));
        return texts;
    }

    /** The objects of an array that may be missing. */
    List<Body> objects(String field) {
        List<Body> bodies = new ArrayList<>();
        present(field).ifPresent(value -> value.forEach(item -> bodies.add(new Body(item))));
        return bodies;
    }

    /** An object that may be missing. */
    Optional<Body> object(String field) {
        return present(field).map(Body::new);
    }

    /** The body as it is. */
    JsonNode json() {
        return node;
    }

    private Optional<JsonNode> present(String field) {
        return Optional.ofNullable(node.get(field)).filter(value -> !value.isNull());
    }

    private static Refusal wrong(String field, JsonNode value, String type) {
        String article = "aeiou".indexOf(type.charAt(0)) < 0 ? "a" : "an";
        return Refusal.of(
                422,
                "Invalid request.\n\nFor 'properties/%s', %s is not %s %s.".formatted(field, value, article, type));
    }
}
