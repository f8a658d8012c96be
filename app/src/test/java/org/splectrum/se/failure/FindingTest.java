package org.splectrum.se.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "/workspace/src/A.java, src/A.java, true",
        "file:///workspace/a.kt, a.kt, true",
        "././a.ts, a.ts, true",
        "/usr/lib/x.py, /usr/lib/x.py, false",
        "src/../../etc/passwd, src/../../etc/passwd, false",
        "'', '', false"
    })
    void a_path_is_told_from_the_workspace_on(String path, String told, boolean hasPlace) {
        Finding finding = new Finding(path, 3, 1, "no");
        assertThat(finding.path()).isEqualTo(told);
        assertThat(finding.hasPlace()).isEqualTo(hasPlace);
    }

    @Test
    void a_message_is_one_line_of_bounded_length_without_half_characters() {
        String message = new Finding("a", 1, 1, " a\n\tb " + "\uD83D\uDE00".repeat(500)).message();
        assertThat(message).startsWith("a b ").endsWith("…").hasSizeLessThanOrEqualTo(Finding.LONGEST);
        assertThat(message.codePoints().filter(each -> each >= 0xD800 && each <= 0xDFFF))
                .isEmpty();
    }

    @Test
    void without_a_line_there_is_no_column() {
        assertThat(new Finding("a", 0, 7, "x")).isEqualTo(new Finding("a", -1, 0, "x"));
    }
}
