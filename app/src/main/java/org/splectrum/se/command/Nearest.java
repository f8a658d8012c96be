package org.splectrum.se.command;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the word that was probably meant. Pure. */
final class Nearest {
    /** Longer words are no misspelt command. */
    private static final int LONGEST = 16;

    private Nearest() {}

    /** The nearest of the candidates; the earlier where two are as near; empty where none is near. */
    static Optional<String> to(String word, List<String> candidates) {
        if (word.length() < 2 || word.length() > LONGEST) {
            return Optional.empty();
        }
        return candidates.stream()
                .filter(candidate -> isNear(word, candidate))
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
    }

    private static boolean isNear(String word, String candidate) {
        int most = Math.max(1, Math.min(word.length(), candidate.length()) / 3);
        return candidate.startsWith(word) || distance(word, candidate) <= most;
    }

    /** How many letters to put in, take out, change or swap with the next: Damerau and Levenshtein's, of adjacent letters. */
    static int distance(String from, String to) {
        int[][] steps = new int[from.length() + 1][to.length() + 1];
        for (int row = 0; row <= from.length(); row++) {
            for (int column = 0; column <= to.length(); column++) {
                steps[row][column] = row == 0 || column == 0 ? row + column : least(steps, from, to, row, column);
            }
        }
        return steps[from.length()][to.length()];
    }

    private static int least(int[][] steps, String from, String to, int row, int column) {
        int change = from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1;
        int least = Math.min(
                steps[row - 1][column - 1] + change, Math.min(steps[row - 1][column], steps[row][column - 1]) + 1);
        boolean swapped = row > 1
                && column > 1
                && from.charAt(row - 1) == to.charAt(column - 2)
                && from.charAt(row - 2) == to.charAt(column - 1);
        return swapped ? Math.min(least, steps[row - 2][column - 2] + 1) : least;
    }
}
