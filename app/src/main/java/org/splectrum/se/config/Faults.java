package org.splectrum.se.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.error.Mark;

/** What is wrong in a file, collected while it is read. Not thread-safe. */
final class Faults {
    /** So many are told; a file that is wrong all over is not told so line by line. */
    private static final int TOLD = 100;

    private final List<FileProblem> faults = new ArrayList<>();
    private String source = "";

    /** What is read. */
    void reading(String text) {
        this.source = text;
    }

    String source() {
        return source;
    }

    void add(Mark at, String text) {
        add(at.getLine() + 1, at.getColumn() + 1, text);
    }

    void add(String text) {
        add(0, 0, text);
    }

    void add(int line, int column, String text) {
        if (faults.size() < TOLD) {
            faults.add(new FileProblem(line, column, text));
        } else if (faults.size() == TOLD) {
            faults.add(new FileProblem(Integer.MAX_VALUE, 1, "there is more; mend these first"));
        }
    }

    boolean none() {
        return faults.isEmpty();
    }

    /** In the order of the file. */
    List<FileProblem> all() {
        return faults.stream()
                .map(fault -> fault.line() == Integer.MAX_VALUE ? new FileProblem(0, 0, fault.text()) : fault)
                .sorted(Comparator.comparingInt(FileProblem::line).thenComparingInt(FileProblem::column))
                .distinct()
                .toList();
    }

    /** The same as sentences. */
    List<String> texts() {
        return all().stream().map(FileProblem::toString).toList();
    }
}
