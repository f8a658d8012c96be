package org.splectrum.se.steps.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTest {
    @Test
    void what_a_terminal_would_obey_is_shown_instead() {
        assertThat(Visible.escaped("a\u001b[2Jb\u001b]0;t\u0007c\rd\u009be\u0085f\u202Eg\u2028h\u0000"))
                .isEqualTo("a\\u001b[2Jb\\u001b]0;t\\u0007c\\u000dd\\u009be\\u0085f\\u202eg\\u2028h\\u0000");
    }

    @Test
    void tags_beyond_the_first_plane_are_shown_too() {
        assertThat(Visible.escaped("a\uDB40\uDC41b\uD83D\uDE00")).isEqualTo("a\\udb40\\udc41b\uD83D\uDE00");
    }

    @Test
    void text_for_people_stays() {
        String text = "lines\n\tand ümläuts 日本 👩‍💻 می‌خواهم ⚙️";
        assertThat(Visible.escaped(text)).isEqualTo(text);
    }
}
