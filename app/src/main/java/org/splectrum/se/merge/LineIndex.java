package org.splectrum.se.merge;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Tells the line of an offset. Thread-safe. */
final class LineIndex {
    private final int[] begins;

    LineIndex(String text) {
        this.begins = IntStream.concat(
                        IntStream.of(0),
                        IntStream.range(0, text.length())
                                .filter(at -> text.charAt(at) == '\n')
                                .map(at -> at + 1))
                .toArray();
    }

    /** From 1. */
    int line(int offset) {
        int found = Arrays.binarySearch(begins, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }
}
