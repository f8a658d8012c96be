package org.splectrum.se.config;

import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** A place in a file; both count from 1. */
record SourcePosition(int line, int column) {
    /**
     * Where a character of a text stands. The text is found in its source by going through both, over quotes, indentation and
     * escapes; where an escape hides the character, it is the text's beginning.
     */
    static SourcePosition of(Node node, int offset, String source) {
        int from = source.offsetByCodePoints(0, node.getStartMark().getIndex());
        int to = source.offsetByCodePoints(0, node.getEndMark().getIndex());
        String value = node instanceof ScalarNode scalar ? scalar.getValue() : "";
        int at = from;
        for (int i = 0; i < offset + 1 && i < value.length(); i++) {
            int found = at;
            while (found < to && !same(source.charAt(found), value.charAt(i))) {
                found++;
            }
            if (found == to) {
                return at(source, from);
            }
            at = found + 1;
        }
        return at(source, Math.max(from, at - 1));
    }

    /** Folding makes spaces of line ends. */
    private static boolean same(char written, char read) {
        return written == read || (written == '\n' && read == ' ');
    }

    private static SourcePosition at(String source, int index) {
        int line = 1;
        int begin = 0;
        for (int end = source.indexOf('\n'); end >= 0 && end < index; end = source.indexOf('\n', end + 1)) {
            line++;
            begin = end + 1;
        }
        return new SourcePosition(line, source.codePointCount(begin, index) + 1);
    }
}
