package org.splectrum.se.git;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.jgit.diff.DiffAlgorithm;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.MyersDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/** How much two texts of numbered lines differ. Pure. */
final class LineChanges {
    private LineChanges() {}

    /**
     * How many lines of both are not in the other, by the way of comparing that sees most: git leaves what both begin and end with to its
     * histogram, and JGit does not.
     */
    static int count(int[] from, int[] to) {
        if (from.length == 0 || to.length == 0) {
            return from.length + to.length;
        }
        int between = count(new HistogramDiff(), between(from, -1), between(to, -2)) - 4;
        int apart = count(new HistogramDiff(), from, to);
        return Math.max(between, Math.max(apart, count(MyersDiff.INSTANCE, from, to)));
    }

    /** With ends that the other does not have. */
    private static int[] between(int[] lines, int end) {
        return IntStream.concat(IntStream.concat(IntStream.of(end), Arrays.stream(lines)), IntStream.of(end))
                .toArray();
    }

    private static int count(DiffAlgorithm algorithm, int[] from, int[] to) {
        return algorithm.diff(RawTextComparator.DEFAULT, text(from), text(to)).stream()
                .mapToInt(edit -> edit.getLengthA() + edit.getLengthB())
                .sum();
    }

    private static RawText text(int[] lines) {
        return new RawText(Arrays.stream(lines)
                .mapToObj(line -> line + "\n")
                .collect(Collectors.joining())
                .getBytes(US_ASCII));
    }
}
