package org.splectrum.se.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.splectrum.se.workflow.Parameter.Presence;

class ArgumentsTest {
    private static final Signature SIGNATURE = new Signature(
            Map.of(
                    "branch", new Parameter(Parameter.Type.STRING, List.of(), "[a-z/]+", Presence.REQUIRED, "", ""),
                    "depth", new Parameter(Parameter.Type.NUMBER, List.of(), "", Presence.OPTIONAL, "1", ""),
                    "deep", new Parameter(Parameter.Type.BOOLEAN, List.of(), "", Presence.OPTIONAL, "false", ""),
                    "mode",
                            new Parameter(
                                    Parameter.Type.CHOICE, List.of("fast", "slow"), "", Presence.OPTIONAL, "slow", "")),
            Map.of());

    @Test
    void what_is_not_given_has_its_default() {
        assertThat(Arguments.check(SIGNATURE, Map.of("branch", "main", "depth", "-2.50")))
                .isEqualTo(new Arguments.Right(
                        Map.of("branch", "main", "depth", "-2.50", "deep", "false", "mode", "slow")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            branch | Main  | “branch” must match [a-z/]+, and is “Main”
            branch | ''    | “branch” must match [a-z/]+, and is “”
            depth  | 1e9   | “depth” must be a number, as 5 or 2.5, and is “1e9”
            depth  | ''    | “depth” must be a number, as 5 or 2.5, and is “”
            depth  | 0x10  | “depth” must be a number, as 5 or 2.5, and is “0x10”
            deep   | yes   | “deep” must be true or false, and is “yes”
            mode   | quick | “mode” must be one of fast, slow, and is “quick”
            dpeth  | 1     | there is no parameter “dpeth”; did you mean “depth”?
            other  | 1     | there is no parameter “other”; there are: branch, deep, depth, mode
            """)
    void what_does_not_fit_is_named_with_the_mend(String name, String value, String problem) {
        Map<String, String> given = new HashMap<>(Map.of("branch", "main"));
        given.put(name, value);
        assertThat(Arguments.check(SIGNATURE, given)).isEqualTo(new Arguments.Wrong(List.of(problem)));
    }

    @Test
    void all_problems_are_told_at_once() {
        assertThat(Arguments.check(SIGNATURE, Map.of("depth", "x", "mode", "y", "z", "")))
                .isInstanceOfSatisfying(
                        Arguments.Wrong.class,
                        wrong -> assertThat(wrong.problems()).hasSize(4));
        assertThat(Arguments.check(Signature.EMPTY, Map.of("a", "b")))
                .isEqualTo(new Arguments.Wrong(List.of("there is no parameter “a”; the workflow takes none")));
    }

    /** Java's own matcher would need longer than the universe has. */
    @ParameterizedTest
    @ValueSource(strings = {"(a+)+b", "(.*)*(.*)*(.*)*b", "(a{1,9}){1,9}(a{1,9}){1,9}(a{1,9}){1,9}b"})
    void a_pattern_that_would_match_for_ever_is_given_up(String pattern) {
        assertThat(PatternMatch.problem(pattern, "a".repeat(1_000)))
                .hasValueSatisfying(text -> assertThat(text).contains("make the pattern simpler"));
    }

    @Test
    void a_value_that_is_too_long_is_refused() {
        assertThat(Arguments.check(SIGNATURE, Map.of("branch", "a".repeat(1_001))))
                .isEqualTo(new Arguments.Wrong(List.of("“branch” is longer than 1000 characters")));
        assertThat(Arguments.problem("x", Parameter.text(""), "a".repeat(10_001)))
                .hasValue("“x” is longer than 10000 characters");
    }
}
