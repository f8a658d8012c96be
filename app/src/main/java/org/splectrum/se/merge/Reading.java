package org.splectrum.se.merge;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.splectrum.se.merge.Declarations.Declaration;

/**
 * A text with all that was read from it.
 *
 * @param tree nothing where its language has no grammar or it has a fault
 * @param words of everything but the imports
 */
record Reading(
        Language language, Text text, Optional<Node> tree, Imports imports, Bag words, Declarations declarations) {
    static Reading of(Language language, Text text) {
        return of(language, text, Trees.parse(language, text.value()));
    }

    /** The same, parsed with others that are like it. */
    static Reading of(Parser parser, Text text) {
        return of(parser.language(), text, parser.parse(text.value()));
    }

    /** The same, as lines and words only. */
    Reading flat() {
        return tree.isEmpty() ? this : of(language, text, Optional.empty());
    }

    /** Lines that are nothing but comment, as far as the tree knows. */
    Set<Integer> comments() {
        Set<Integer> comments = new HashSet<>();
        tree.stream()
                .flatMap(Node::all)
                .filter(node -> node.kind().contains("comment"))
                .forEach(node -> {
                    for (int line = node.first(); line <= node.last(); line++) {
                        comments.add(line);
                    }
                });
        return comments;
    }

    /** The same with some declarations, in their order, as the texts; nothing where it does not parse so. */
    Optional<Reading> with(Map<Declaration, String> declarations) {
        StringBuilder changed = new StringBuilder();
        String value = text.value();
        int at = 0;
        for (Map.Entry<Declaration, String> each : declarations.entrySet()) {
            changed.append(value, at, each.getKey().begin()).append(each.getValue());
            at = each.getKey().end();
        }
        changed.append(value, at, value.length());
        return as(changed.toString());
    }

    /** The same with another text; nothing where that does not parse. */
    Optional<Reading> as(String value) {
        Reading reading = of(language, Text.of(value, text.charset()));
        return reading.tree().isPresent() ? Optional.of(reading) : Optional.empty();
    }

    /** The same with blanks in place of some words: everything else stands where it stood. */
    Reading blanked(String value) {
        return value.equals(text.value()) ? this : of(language, Text.of(value, text.charset()), tree);
    }

    private static Reading of(Language language, Text text, Optional<Node> tree) {
        Imports imports = Imports.of(language, text, tree);
        Declarations declarations = Declarations.of(language, text.value(), tree);
        return new Reading(language, text, tree, imports, Words.bag(imports.rest()), declarations);
    }
}
