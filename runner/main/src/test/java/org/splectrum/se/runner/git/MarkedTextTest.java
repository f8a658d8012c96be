package org.splectrum.se.runner.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.splectrum.se.runner.git.MarkedText.Piece;

final class MarkedTextTest {
    private static final List<String> LINES =
            List.of("a\n", "\n", "<<<<<<< seven\n", "=======\n", "  b\r\n", "ünï “q”\n", "x".repeat(60) + "\n");

    @Test
    void whatIsPutBetweenMarkersIsFoundAgain() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            List<Piece> pieces = pieces(random);
            assertThat(MarkedText.pieces(marked(pieces))).as("seed " + seed).contains(pieces);
        }
    }

    @Test
    void markersThatAreNotAsGitSetsThemAreNoText() {
        String open = "<".repeat(MarkedText.MARKER) + " HEAD\n";
        String half = "=".repeat(MarkedText.MARKER) + "\n";
        for (String text :
                List.of(open, open + half, half, open + "a\n" + open, ">".repeat(MarkedText.MARKER) + "\n")) {
            assertThat(MarkedText.pieces(text)).as(text).isEmpty();
        }
        assertThat(MarkedText.pieces("")).contains(List.of());
    }

    @Test
    void onlyLinesThatAreWhollyLikeAMarkerConfuse() {
        assertThat(MarkedText.confuses("a\n" + "<".repeat(47) + "\n")).isTrue();
        assertThat(MarkedText.confuses("|".repeat(47) + " base\n")).isTrue();
        assertThat(MarkedText.confuses("=".repeat(46) + "\n" + "=".repeat(48) + "\n<<<<<<< ours\n"))
                .isFalse();
    }

    /** Contexts and hunks by turns, as git leaves no two contexts side by side. */
    private static List<Piece> pieces(Random random) {
        List<Piece> pieces = new ArrayList<>();
        int count = random.nextInt(6);
        boolean hunk = random.nextBoolean();
        for (int at = 0; at < count; at++) {
            pieces.add(
                    hunk
                            ? new Piece.Hunk(lines(random, 0), lines(random, 0), lines(random, 0))
                            : new Piece.Context(lines(random, 1)));
            hunk = !hunk || random.nextInt(4) == 0;
        }
        return pieces;
    }

    private static String lines(Random random, int least) {
        StringBuilder lines = new StringBuilder();
        for (int count = least + random.nextInt(4); count > 0; count--) {
            lines.append(LINES.get(random.nextInt(LINES.size())));
        }
        return lines.toString();
    }

    private static String marked(List<Piece> pieces) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Context(String context) -> text.append(context);
                case Piece.Hunk(String base, String ours, String theirs) ->
                    text.append(marker('<'))
                            .append(" HEAD\n")
                            .append(ours)
                            .append(marker('|'))
                            .append(" parent of abc (x)\n")
                            .append(base)
                            .append(marker('='))
                            .append('\n')
                            .append(theirs)
                            .append(marker('>'))
                            .append(" abc (x)\n");
            }
        }
        return text.toString();
    }

    private static String marker(char mark) {
        return String.valueOf(mark).repeat(MarkedText.MARKER);
    }
}
