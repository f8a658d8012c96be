package org.splectrum.se.merge;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Modifiers of a Java text that say what is so without them, by the Java Language Specification (6.6.1, 8.5.1, 8.9.2, 9.3 to 9.5): the
 * program is the same. One that a side added may go, as an import that nothing uses may. One that a side deleted stays deleted, but
 * where only theirs deleted it and ours changed the parameters behind it: ours is what everybody has already. Not thread-safe.
 */
final class Needless {
    private static final Set<String> INTERFACES = Set.of("interface_declaration", "annotation_type_declaration");
    private static final Set<String> NESTED =
            Set.of("interface_declaration", "annotation_type_declaration", "enum_declaration", "record_declaration");

    private final String source;
    private final Deque<Node> types = new ArrayDeque<>();
    private final Map<Integer, Found> found = new TreeMap<>();

    private Needless(String source) {
        this.source = source;
    }

    /**
     * @param place names of the types around it, the kind and name of what it stands before, and itself
     * @param parameters of what it stands before
     */
    private record Found(String place, String word, String parameters) {}

    /** The text with blanks in place of such modifiers, but for some places; itself where there are none. */
    static Reading without(Reading reading, Set<String> kept) {
        if (reading.language() != Language.JAVA) {
            return reading;
        }
        StringBuilder text = new StringBuilder(reading.text().value());
        in(reading).forEach((at, modifier) -> {
            if (!kept.contains(modifier.place())) {
                int end = at + modifier.word().length();
                text.replace(at, end, " ".repeat(end - at));
            }
        });
        return reading.blanked(text.toString());
    }

    /**
     * Where the base has such modifiers that must be as the sides leave them: all but those that only theirs took away, from a
     * declaration that has other parameters on ours.
     */
    static Set<String> kept(Reading base, Reading ours, Reading theirs) {
        if (base.language() != Language.JAVA) {
            return Set.of();
        }
        Map<String, String> mine = places(ours);
        Map<String, String> other = places(theirs);
        return places(base).entrySet().stream()
                .filter(was -> other.containsKey(was.getKey())
                        || mine.getOrDefault(was.getKey(), was.getValue()).equals(was.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Map<String, String> places(Reading reading) {
        return in(reading).values().stream()
                .collect(Collectors.toMap(Found::place, Found::parameters, (one, other) -> one + other));
    }

    /** By where they stand. */
    private static Map<Integer, Found> in(Reading reading) {
        Needless needless = new Needless(reading.text().value());
        reading.tree().ifPresent(needless::read);
        return needless.found;
    }

    private void read(Node node) {
        boolean type = node.kind().equals("class_declaration") || NESTED.contains(node.kind());
        if (!types.isEmpty()) {
            modifiers(node).ifPresent(modifiers -> find(node, modifiers, needless(node, types.peek())));
        }
        if (type) {
            types.push(node);
        }
        node.children().forEach(this::read);
        if (type) {
            types.pop();
        }
    }

    private Set<String> needless(Node node, Node around) {
        boolean inInterface = INTERFACES.contains(around.kind());
        return switch (node.kind()) {
            case "class_declaration" -> inInterface ? Set.of("public", "static") : Set.of();
            case "interface_declaration", "annotation_type_declaration", "enum_declaration", "record_declaration" ->
                inInterface ? Set.of("public", "static") : Set.of("static");
            case "method_declaration", "annotation_type_element_declaration" ->
                inInterface ? Set.of("public", "abstract") : Set.of();
            case "constructor_declaration", "compact_constructor_declaration" -> ofConstructor(around);
            default -> Set.of();
        };
    }

    /** Whoever may name a class that is neither public nor protected may call its constructor, and nobody else. */
    private Set<String> ofConstructor(Node type) {
        if (type.kind().equals("enum_declaration")) {
            return Set.of("private");
        }
        boolean seen = modifiers(type)
                .map(modifiers -> Words.of(modifiers.text(source)))
                .filter(words -> words.contains("public") || words.contains("protected"))
                .isPresent();
        boolean member = types.stream()
                .skip(1)
                .findFirst()
                .map(Node::kind)
                .filter(INTERFACES::contains)
                .isPresent();
        return seen || member ? Set.of() : Set.of("public", "protected");
    }

    private static Optional<Node> modifiers(Node node) {
        return node.children().stream()
                .filter(child -> child.kind().equals("modifiers"))
                .findFirst();
    }

    /** Between annotations only: they may hold such words too. */
    private void find(Node node, Node modifiers, Set<String> words) {
        int at = modifiers.begin();
        for (Node annotation : modifiers.children()) {
            find(node, at, annotation.begin(), words);
            at = annotation.end();
        }
        find(node, at, modifiers.end(), words);
    }

    private void find(Node node, int begin, int end, Set<String> words) {
        for (String word : words) {
            int at = source.indexOf(word, begin);
            if (at >= 0 && at + word.length() <= end) {
                String around = types.stream().map(this::name).collect(Collectors.joining("/"));
                String place = around + "/" + node.kind() + "/" + name(node) + "/" + word;
                found.put(at, new Found(place, word, parameters(node)));
            }
        }
    }

    private String parameters(Node node) {
        return node.child("parameters")
                .map(parameters -> String.join(" ", Words.of(parameters.text(source))))
                .orElse("");
    }

    private String name(Node node) {
        return node.child("name").map(name -> name.text(source)).orElse("");
    }
}
