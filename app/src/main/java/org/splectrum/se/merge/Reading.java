package org.splectrum.se.merge;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

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

    private static Reading of(Language language, Text text, Optional<Node> tree) {
        Imports imports = Imports.of(language, text, tree);
        Declarations declarations = Declarations.of(language, text.value(), tree);
        return new Reading(language, text, tree, imports, Words.bag(imports.rest()), declarations);
    }
}
