package org.splectrum.se.merge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What stands in a hunk's place, and by what a hunk is known again. */
class HunksTest {
    private static Hunks hunks(String base, String ours, String theirs) {
        return Hunks.of(new Conflict("a.txt", Blob.of(base), Blob.of(ours), Blob.of(theirs)))
                .orElseThrow();
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }

    @Test
    void what_stands_between_the_untouched_lines_is_the_hunks() {
        Hunks hunks = hunks("a\nb\nc\nd\ne\n", "a\nB1\nc\nd\nE1\n", "a\nB2\nc\nd\nE2\n");
        assertThat(hunks.all()).hasSize(2);
        assertThat(hunks.within(lines("a\nx\ny\nc\nd\n"))).contains(List.of(List.of("x", "y"), List.of()));
        assertThat(new String(hunks.with(List.of(List.of("x", "y"), List.of())).bytes(), UTF_8))
                .isEqualTo("a\nx\ny\nc\nd\n");
    }

    @Test
    void where_the_untouched_lines_fit_in_two_ways_nobody_knows() {
        Hunks hunks = hunks("b\nc\nd\n", "B1\nc\nD1\n", "B2\nc\nD2\n");
        assertThat(hunks.within(lines("x\nc\ny\nc\nz\n"))).isEmpty();
        assertThat(hunks.within(lines("x\nc\nz\n"))).contains(List.of(List.of("x"), List.of("z")));
    }

    @Test
    void where_they_are_changed_or_gone_nothing_is_told() {
        Hunks hunks = hunks("a\nb\nc\n", "a\nB1\nc\n", "a\nB2\nc\n");
        assertThat(hunks.within(lines("a\nx\nC\n"))).isEmpty();
        assertThat(hunks.within(lines("A\nx\nc\n"))).isEmpty();
        assertThat(hunks.within(lines("a\n"))).isEmpty();
        assertThat(hunks.within(List.of())).isEmpty();
        assertThat(hunks.within(lines("a\nc\n"))).contains(List.of(List.of()));
    }

    @Test
    void a_hunk_is_known_whichever_side_was_there_first_and_with_its_base() {
        String sides = Hunks.sides(Hunks.hunk("a\n", "b\n", "c\n"));
        assertThat(Hunks.sides(Hunks.hunk("a\n", "c\n", "b\n"))).isEqualTo(sides);
        assertThat(Hunks.sides(Hunks.hunk("x\n", "b\n", "c\n"))).isNotEqualTo(sides);
        assertThat(Hunks.sides(Hunks.hunk("a\n", "b\nc\n", ""))).isNotEqualTo(sides);
        assertThat(Hunks.sides(Hunks.hunk("", "a\nb\n", "c\n"))).isNotEqualTo(sides);
    }

    @Test
    void texts_with_other_line_ends_are_left_alone() {
        assertThat(Hunks.of(new Conflict("a", Blob.of("a\r\nb\r\n"), Blob.of("c\n"), Blob.of("d\n"))))
                .isEmpty();
    }
}
