package org.splectrum.se.merge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.treesitter.TSLanguage;
import org.treesitter.TSNode;
import org.treesitter.TSParser;
import org.treesitter.TSTree;
import org.treesitter.TSTreeCursor;
import org.treesitter.TreeSitterGo;
import org.treesitter.TreeSitterJava;
import org.treesitter.TreeSitterJavascript;
import org.treesitter.TreeSitterJson;
import org.treesitter.TreeSitterPython;
import org.treesitter.TreeSitterTypescript;
import org.treesitter.TreeSitterYaml;

/** Parses with tree-sitter's grammars. Each call has a parser of its own; thread-safe. */
final class TreeSitter {
    /** Deeper texts are not read: made by programs, or to harm. */
    private static final int MAX_DEPTH = 400;

    private final TSTreeCursor cursor;
    private final Names names;
    private final Set<String> closed;
    private final LineIndex index;

    private TreeSitter(TSTreeCursor cursor, Names names, Set<String> closed, LineIndex index) {
        this.cursor = cursor;
        this.names = names;
        this.closed = closed;
        this.index = index;
    }

    /** The grammar's words, each asked for once: a text has a million nodes, and each word asked for is a new one. */
    private record Names(TSLanguage grammar, Map<Integer, String> kinds, Map<Integer, String> fields) {
        private static final String NONE = "";

        /** Empty where the node has no name. */
        String kind(TSNode node) {
            return kinds.computeIfAbsent(node.getSymbol(), _ -> node.isNamed() ? node.getType() : NONE);
        }

        String field(int id) {
            return id == 0 ? NONE : fields.computeIfAbsent(id, grammar::fieldNameForId);
        }
    }

    /** @return nothing where the text has a fault */
    static Optional<Node> parse(Language language, String text) {
        try (TSParser parser = new TSParser();
                TSLanguage grammar = grammar(language)) {
            parser.setLanguage(grammar);
            try (TSTree tree = parser.parseString(null, ascii(text))) {
                TSNode root = tree.getRootNode();
                if (root.hasError()) {
                    return Optional.empty();
                }
                try (TSTreeCursor cursor = new TSTreeCursor(root)) {
                    Names names = new Names(grammar, new HashMap<>(), new HashMap<>());
                    return new TreeSitter(cursor, names, Grammar.of(language).closed(), new LineIndex(text))
                            .read(root, 0);
                }
            }
        }
    }

    private static TSLanguage grammar(Language language) {
        return switch (language) {
            case JAVA -> new TreeSitterJava();
            case JAVASCRIPT -> new TreeSitterJavascript();
            case TYPESCRIPT, TSX -> new TreeSitterTypescript();
            case PYTHON -> new TreeSitterPython();
            case GO -> new TreeSitterGo();
            case JSON -> new TreeSitterJson();
            case YAML -> new TreeSitterYaml();
            case XML, TOML, TEXT -> throw new IllegalArgumentException("no grammar for " + language);
        };
    }

    /** One byte for each character, so that offsets are the same: no grammar tells one foreign letter from another. */
    private static String ascii(String text) {
        StringBuilder ascii = new StringBuilder(text);
        for (int at = 0; at < ascii.length(); at++) {
            char sign = ascii.charAt(at);
            if (sign >= 0x80) {
                ascii.setCharAt(at, Character.isLetterOrDigit(sign) || Character.isSurrogate(sign) ? 'x' : '_');
            } else if (sign == 0) {
                ascii.setCharAt(at, ' ');
            }
        }
        return ascii.toString();
    }

    private Optional<Node> read(TSNode node, int depth) {
        String kind = names.kind(node);
        String field = names.field(cursor.currentFieldId());
        List<Node> children = new ArrayList<>();
        if (!closed.contains(kind) && cursor.gotoFirstChild()) {
            do {
                TSNode next = cursor.currentNode();
                if (!names.kind(next).isEmpty()) {
                    Optional<Node> child = depth < MAX_DEPTH ? read(next, depth + 1) : Optional.empty();
                    if (child.isEmpty()) {
                        return Optional.empty();
                    }
                    children.add(child.get());
                }
            } while (cursor.gotoNextSibling());
            cursor.gotoParent();
        }
        int begin = node.getStartByte();
        int end = node.getEndByte();
        int first = index.line(begin);
        return Optional.of(new Node(kind, field, begin, end, first, index.line(Math.max(begin, end - 1)), children));
    }
}
