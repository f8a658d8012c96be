package org.splectrum.se.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SymptomsTest {
    @Test
    void colours_titles_and_movements_are_left_out() {
        String output =
                "\u001B[1;31merror\u001B[0m: no\u001B]0;title\u0007 good\u001B[2K\r50 %\r\n\u001B]8;;http://x\u001B\\link\u001B(B\u0000\u0008\n";
        assertThat(of(output).lines()).containsExactly("error: no good", "50 %", "link");
    }

    @Test
    void an_escape_that_does_not_end_takes_no_more_than_its_line() {
        assertThat(of("a\u001B]0;never\nb\u001B[12\nc\u001B").lines()).containsExactly("a", "b", "c");
    }

    @Test
    void blank_lines_part_what_they_part_once() {
        assertThat(of("\n\na  \n\n\n\tb\n").lines()).containsExactly("a", "", "\tb");
    }

    @Test
    void of_very_much_output_the_first_and_the_last_lines_count() {
        String output = IntStream.range(0, 50_000).mapToObj(String::valueOf).collect(Collectors.joining("\n"));
        assertThat(of(output).lines())
                .hasSize(Symptoms.MOST_LINES)
                .startsWith("0", "1")
                .endsWith("49998", "49999");
    }

    @Test
    void a_line_that_nobody_would_read_is_cut() {
        assertThat(of("x".repeat(5_000) + "\ny").lines()).containsExactly("x".repeat(Symptoms.LONGEST_LINE), "y");
    }

    private static Symptoms of(String output) {
        return new Symptoms(new FailedCommand("x", 1, output));
    }
}
