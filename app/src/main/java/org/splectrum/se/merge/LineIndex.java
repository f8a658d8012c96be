package org.splectrum.se.merge;

import java.util.Arrays;

/** Tells the line of an offset. Thread-safe. */
final class LineIndex {
    private final int[] begins;

    LineIndex(String text) {
        int[] found = new int[16];
        int count = 1;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            if (count == found.length) {
                found = Arrays.copyOf(found, 2 * count);
            }
            found[count++] = at + 1;
        }
        this.begins = Arrays.copyOf(found, count);
    }

    /** Offset where a line begins, of lines from 0; of the one after the last, the text's length. */
    int begin(int line) {
        return begins[line];
    }

    /** From 1. */
    int line(int offset) {
        int found = Arrays.binarySearch(begins, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }
}
