package org.splectrum.se.github.sight;

import java.util.function.Predicate;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/** Walks through parsed Markdown without recursion: a stranger decides how deep it is. */
final class Tree {
    private Tree() {}

    /** Each node before its children, in the order of the text; nothing below a node for which {@code look} is false. */
    static void each(Node root, Predicate<Node> look) {
        @Nullable Node at = root;
        while (at != null) {
            boolean descend = look.test(at) && at.getFirstChild() != null;
            at = descend ? at.getFirstChild() : next(at, root);
        }
    }

    private static @Nullable Node next(Node node, Node root) {
        @Nullable Node at = node;
        while (at != null && !at.equals(root) && at.getNext() == null) {
            at = at.getParent();
        }
        return at == null || at.equals(root) ? null : at.getNext();
    }
}
