package org.splectrum.se.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Compares a payload with examples of it: what all examples have must be there, and what any of them has must be of a type
 * seen. What none has is left to the schema, for the examples are older than it; so is null.
 */
final class Likeness {
    private final String where;
    private final List<Mismatch> found;

    Likeness(String where, List<Mismatch> found) {
        this.where = where;
        this.found = found;
    }

    void compare(String pointer, JsonNode node, List<JsonNode> examples) {
        Set<JsonNodeType> types = examples.stream()
                .map(JsonNode::getNodeType)
                .filter(type -> type != JsonNodeType.NULL)
                .collect(Collectors.toSet());
        if (types.isEmpty() || node.isNull()) {
            return;
        }
        if (!types.contains(node.getNodeType())) {
            report(pointer, "is " + node.getNodeType() + ", in all published examples " + types);
            return;
        }
        List<JsonNode> alike = examples.stream()
                .filter(example -> example.getNodeType() == node.getNodeType())
                .toList();
        if (node.isObject()) {
            compareFields(pointer, node, alike);
        } else if (node.isArray()) {
            compareElements(pointer, node, alike);
        }
    }

    private void compareFields(String pointer, JsonNode node, List<JsonNode> examples) {
        for (String name : inAll(examples)) {
            if (!node.has(name)) {
                report(pointer + "/" + name, "is missing, all published examples have it");
            }
        }
        node.properties().forEach(field -> {
            List<JsonNode> values = examples.stream()
                    .filter(example -> example.has(field.getKey()))
                    .map(example -> example.get(field.getKey()))
                    .toList();
            compare(pointer + "/" + field.getKey(), field.getValue(), values);
        });
    }

    private static Set<String> inAll(List<JsonNode> examples) {
        Set<String> names = new TreeSet<>();
        examples.getFirst().fieldNames().forEachRemaining(names::add);
        names.removeIf(name -> !examples.stream().allMatch(example -> example.has(name)));
        return names;
    }

    private void compareElements(String pointer, JsonNode node, List<JsonNode> examples) {
        List<JsonNode> elements = new ArrayList<>();
        examples.forEach(example -> example.forEach(elements::add));
        for (int index = 0; index < node.size(); index++) {
            compare(pointer + "/" + index, node.get(index), elements);
        }
    }

    private void report(String pointer, String what) {
        found.add(new Mismatch(where, "example", "payload" + pointer + " " + what));
    }
}
