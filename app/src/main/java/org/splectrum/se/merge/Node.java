package org.splectrum.se.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A part of a parsed text.
 *
 * @param kind as the grammar calls it
 * @param field what it is to its parent, as “name”; may be empty
 * @param begin offset of its first character
 * @param end offset after its last character
 * @param first its first line, from 1
 * @param last its last line
 */
record Node(String kind, String field, int begin, int end, int first, int last, List<Node> children) {
    Node {
        children = List.copyOf(children);
    }

    String text(String source) {
        return source.substring(begin, end);
    }

    Optional<Node> child(String name) {
        return children.stream().filter(child -> child.field().equals(name)).findFirst();
    }

    /** It and everything below it. */
    Stream<Node> all() {
        List<Node> all = new ArrayList<>();
        collect(all);
        return all.stream();
    }

    private void collect(List<Node> all) {
        all.add(this);
        children.forEach(child -> child.collect(all));
    }
}
