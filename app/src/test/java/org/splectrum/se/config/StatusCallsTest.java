package org.splectrum.se.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.splectrum.se.workflow.Guard;

class StatusCallsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', emptyValue = "", textBlock = """
            actor == 'ada'                      ~ SUCCESS ~ actor == 'ada'
            always()                            ~ ANY     ~ ``
            failure()                           ~ FAILURE ~ ``
            success() && params.a               ~ SUCCESS ~ params.a
            failure ( ) && (params.a || b)      ~ FAILURE ~ (params.a || b)
            params.a && always() && params.b    ~ ANY     ~ params.a && params.b
            actor == 'always()'                 ~ SUCCESS ~ actor == 'always()'
            actor == "a && failure()" && true   ~ SUCCESS ~ actor == "a && failure()" && true
            """)
    void they_are_cut_out_of_the_condition(String condition, Guard.After after, String rest) {
        StatusCalls calls = StatusCalls.of(condition);
        assertThat(calls.fit()).isEqualTo(StatusCalls.Fit.RIGHT);
        assertThat(calls.after()).isEqualTo(after);
        assertThat(calls.condition()).isEqualTo(rest);
        assertThat(calls.checked()).hasSameSizeAs(condition);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "always() || params.a",
                "!failure()",
                "(failure() && params.a)",
                "params.a ? always() : false",
                "always() == true",
                "always() && failure()"
            })
    void where_they_would_have_to_be_values_they_are_misplaced(String condition) {
        assertThat(StatusCalls.of(condition).fit()).isEqualTo(StatusCalls.Fit.MISPLACED);
    }
}
