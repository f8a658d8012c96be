package org.splectrum.se.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostListsTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            a.example,           a.example,       a.example
            A.example,           a.Example,       a.example
            a.example,           b.example,       ''
            *.example,           a.example,       a.example
            a.example,           *.example,       a.example
            example,             *.example,       ''
            aexample,            *.example,       ''
            *.example,           *.example,       *.example
            *.example,           *.deep.example,  *.deep.example
            *.example,           *.other,         ''
            a.example:443,       a.example,       a.example:443
            *.example,           a.example:443,   a.example:443
            *.example:443,       a.example,       a.example:443
            a.example:443,       a.example:80,    ''
            a.example:443,       a.example:443,   a.example:443
            """)
    void two_entries_name_what_both_of_them_name(String one, String other, String both) {
        List<String> expected = both.isEmpty() ? List.of() : List.of(both);
        assertThat(HostLists.both(List.of(one), List.of(other))).isEqualTo(expected);
        assertThat(HostLists.both(List.of(other), List.of(one))).isEqualTo(expected);
    }
}
