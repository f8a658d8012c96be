package org.splectrum.se.github.sight;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;

/** The lines that a node stands on, without the marks of quotes and lists before them. Immutable. */
final class Region {
    private final String text;
    private final List<SourceSpan> spans;
    private final List<Integer> starts;

    private Region(String text, List<SourceSpan> spans, List<Integer> starts) {
        this.text = text;
        this.spans = spans;
        this.starts = starts;
    }

    static Region of(Node node, String source) {
        StringBuilder text = new StringBuilder();
        List<Integer> starts = new ArrayList<>();
        for (SourceSpan span : node.getSourceSpans()) {
            starts.add(text.length());
            text.append(source, span.getInputIndex(), end(span)).append('\n');
        }
        return new Region(text.toString(), node.getSourceSpans(), starts);
    }

    /** Lines are parted by {@code \n}, and the last has one too. */
    String text() {
        return text;
    }

    /** Where the node begins in the source; there must be one. */
    static int start(Node node) {
        return node.getSourceSpans().getFirst().getInputIndex();
    }

    /** Where it ends. */
    static int end(Node node) {
        return end(node.getSourceSpans().getLast());
    }

    static boolean isKnown(Node node) {
        return !node.getSourceSpans().isEmpty();
    }

    /** Takes part of it out, line by line. */
    void cut(int from, int to, Erasure erasure) {
        for (int line = line(from); line < spans.size() && starts.get(line) < to; line++) {
            int begin = Math.max(from, starts.get(line));
            int end = Math.min(to, starts.get(line) + spans.get(line).getLength());
            if (begin < end) {
                int shift = spans.get(line).getInputIndex() - starts.get(line);
                erasure.cut(begin + shift, end + shift);
            }
        }
    }

    /** Where that is in the source. */
    int source(int at) {
        int line = line(at);
        return spans.get(line).getInputIndex() + at - starts.get(line);
    }

    private int line(int at) {
        int found = Collections.binarySearch(starts, at);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }

    private static int end(SourceSpan span) {
        return span.getInputIndex() + span.getLength();
    }
}
