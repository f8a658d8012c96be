package org.splectrum.se.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.error.Mark;

/** What is wrong in a file, collected while it is read. Not thread-safe. */
final class Faults {
    private final List<Fault> faults = new ArrayList<>();

    /** @param line and column count from 1; line 0 is the file as a whole */
    private record Fault(int line, int column, String text) {
        @Override
        public String toString() {
            return line == 0 ? text : "line " + line + ", column " + column + ": " + text;
        }
    }

    void add(Mark at, String text) {
        faults.add(new Fault(at.getLine() + 1, at.getColumn() + 1, text));
    }

    void add(String text) {
        faults.add(new Fault(0, 0, text));
    }

    boolean none() {
        return faults.isEmpty();
    }

    /** In the order of the file. */
    List<String> texts() {
        return faults.stream()
                .sorted(Comparator.comparingInt(Fault::line).thenComparingInt(Fault::column))
                .map(Fault::toString)
                .distinct()
                .toList();
    }
}
