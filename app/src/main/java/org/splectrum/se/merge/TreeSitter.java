package org.splectrum.se.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes nodes of what tree-sitter parsed. For one text. */
final class TreeSitter {
    /** Deeper texts are not read: made by programs, or to harm. */
    private static final int MAX_DEPTH = 400;

    private final TreeSitterCursor cursor;
    private final Set<String> closed;
    private final LineIndex index;
    private boolean tooDeep;

    private TreeSitter(TreeSitterCursor cursor, Set<String> closed, LineIndex index) {
        this.cursor = cursor;
        this.closed = closed;
        this.index = index;
    }

    /** @return nothing where the text has a fault */
    static Optional<Node> parse(Language language, String text) {
        return read(TreeSitterTree.of(TreeSitterGrammar.of(language), bytes(text)), language, new LineIndex(text));
    }

    /** @return nothing where the text has a fault */
    static Optional<Node> read(TreeSitterTree tree, Language language, LineIndex index) {
        return tree.hasError()
                ? Optional.empty()
                : tree.read(
                        cursor -> new TreeSitter(cursor, Grammar.of(language).closed(), index).read());
    }

    /** One byte for each character, so that offsets are the same: no grammar tells one foreign letter from another. */
    static byte[] bytes(String text) {
        byte[] bytes = new byte[text.length()];
        for (int at = 0; at < bytes.length; at++) {
            bytes[at] = (byte) ascii(text.charAt(at));
        }
        return bytes;
    }

    private static char ascii(char sign) {
        if (sign < 0x80) {
            return sign == 0 ? ' ' : sign;
        }
        return Character.isLetterOrDigit(sign) || Character.isSurrogate(sign) ? 'x' : '_';
    }

    private Optional<Node> read() {
        Node root = read(cursor.kind(), 0);
        return tooDeep ? Optional.empty() : Optional.of(root);
    }

    private Node read(String kind, int depth) {
        String field = cursor.field();
        int begin = cursor.begin();
        int end = cursor.end();
        List<Node> children = closed.contains(kind) ? List.of() : children(depth);
        return new Node(kind, field, begin, end, index.line(begin), index.line(Math.max(begin, end - 1)), children);
    }

    private List<Node> children(int depth) {
        if (!cursor.toFirstChild()) {
            return List.of();
        }
        List<Node> children = new ArrayList<>();
        do {
            String kind = cursor.kind();
            if (!kind.isEmpty()) {
                tooDeep |= depth == MAX_DEPTH;
                if (!tooDeep) {
                    children.add(read(kind, depth + 1));
                }
            }
        } while (cursor.toNextSibling());
        cursor.toParent();
        return children;
    }
}
