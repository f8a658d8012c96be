package org.splectrum.se.demo.github.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collection;
import java.util.function.Function;

/** The small forms that GitHub's JSON is made of. */
public final class Json {
    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** An array with one node for each item. */
    public static <T> ArrayNode array(Collection<? extends T> items, Function<? super T, ? extends JsonNode> shape) {
        ArrayNode nodes = array();
        items.forEach(item -> nodes.add(shape.apply(item)));
        return nodes;
    }

    /** GitHub's time: UTC, to the second. */
    public static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** A GraphQL id of the shape that GitHub gives. */
    public static String nodeId(String prefix, long id) {
        String plain = "%03d:%s%d".formatted(prefix.length(), prefix, id);
        return prefix + "_"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** The text, or JSON's null for none. */
    public static JsonNode textOrNull(String text) {
        return text.isEmpty() ? JsonNodeFactory.instance.nullNode() : JsonNodeFactory.instance.textNode(text);
    }
}
