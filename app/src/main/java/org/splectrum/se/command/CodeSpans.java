package org.splectrum.se.command;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Finds where inline code ends in one paragraph. Each look-up goes forward only, so that all together take linear time. */
final class CodeSpans {
    private final String text;
    private final Map<Integer, Deque<Integer>> runs = new HashMap<>();

    CodeSpans(String text) {
        this.text = text;
        for (int at = text.indexOf('`'); at >= 0; at = text.indexOf('`', at)) {
            int length = lengthAt(at);
            runs.computeIfAbsent(length, size -> new ArrayDeque<>()).add(at);
            at += length;
        }
    }

    /** How many backticks stand in a row from the index on. */
    int lengthAt(int index) {
        int end = index;
        while (end < text.length() && text.charAt(end) == '`') {
            end++;
        }
        return end - index;
    }

    /** Index behind the code that opens at the index; behind its backticks alone where nothing closes it. */
    int endOf(int index) {
        int length = lengthAt(index);
        Deque<Integer> closers = runs.getOrDefault(length, new ArrayDeque<>());
        while (!closers.isEmpty() && closers.getFirst() < index + length) {
            closers.removeFirst();
        }
        return closers.isEmpty() ? index + length : closers.getFirst() + length;
    }
}
