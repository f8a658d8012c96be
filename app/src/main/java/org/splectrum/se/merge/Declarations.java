package org.splectrum.se.merge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The named parts of a text, by where they are. */
final class Declarations {
    private final Language language;
    private final String source;
    private final Map<String, List<Declaration>> byPath = new LinkedHashMap<>();

    private Declarations(Language language, String source) {
        this.language = language;
        this.source = source;
    }

    /**
     * A named part.
     *
     * @param path the names of what it is in, and its own
     * @param signature what tells parts of one name apart, as a method's parameters
     * @param line its first
     * @param words of its own, without those of named parts and comments in it
     * @param begin offset of its first character
     * @param end offset after its last character
     */
    record Declaration(String path, String signature, int line, List<String> words, int begin, int end) {
        Declaration {
            words = List.copyOf(words);
        }
    }

    static Declarations of(Language language, String source, Optional<Node> tree) {
        Declarations declarations = new Declarations(language, source);
        tree.ifPresent(root -> declarations.read(root, ""));
        return declarations;
    }

    Map<String, List<Declaration>> byPath() {
        return byPath;
    }

    List<Declaration> at(String path) {
        return byPath.getOrDefault(path, List.of());
    }

    /** Puts what is named in the node, and returns those parts and the comments between them. */
    private List<Node> read(Node node, String path) {
        List<Node> found = new ArrayList<>();
        for (Node child : node.children()) {
            if (Grammar.of(language).declarations().contains(child.kind())) {
                found.add(child);
                String name = path + "/" + name(child);
                Declaration declaration = declaration(child, name, read(child, name));
                byPath.computeIfAbsent(name, each -> new ArrayList<>()).add(declaration);
            } else if (child.kind().contains("comment")) {
                found.add(child);
            } else {
                found.addAll(read(child, path));
            }
        }
        return found;
    }

    private Declaration declaration(Node node, String path, List<Node> inner) {
        StringBuilder own = new StringBuilder();
        int at = node.begin();
        for (Node each : inner) {
            own.append(source, at, Math.max(at, each.begin())).append(' ');
            at = Math.max(at, each.end());
        }
        own.append(source, at, Math.max(at, node.end()));
        String signature = node.child("parameters")
                .map(parameters -> parameters.text(source).replaceAll("\\s+", ""))
                .orElse("");
        return new Declaration(path, signature, node.first(), Words.of(own.toString()), node.begin(), node.end());
    }

    private String name(Node node) {
        if (language == Language.XML) {
            return node.field();
        }
        String receiver = language == Language.GO
                ? node.child("receiver").map(each -> each.text(source)).orElse("")
                : "";
        return receiver
                + node.child("name")
                        .or(() -> node.child("key"))
                        .or(() -> node.child("declarator").flatMap(each -> each.child("name")))
                        .or(() -> node.children().stream().findFirst())
                        .map(each -> each.text(source))
                        .orElse(node.kind());
    }
}
