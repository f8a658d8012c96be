package org.splectrum.se.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.splectrum.se.command.HiddenCharacters.Cleared;

class HiddenCharactersTest {
    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x180B, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x202A,
                0x202E, 0x2060, 0x2061, 0x2064, 0x2066, 0x2069, 0x206F, 0x2800, 0x3164, 0xFE00, 0xFE0E, 0xFE0F, 0xFEFF,
                0xFFA0, 0xFFF9, 0xE0000, 0xE0001, 0xE0041, 0xE007F, 0xE0100, 0xE01EF, 0x1B, 0x07, 0x9B
            })
    void what_nobody_sees_is_taken_out_and_counted(int hidden) {
        assertThat(HiddenCharacters.cleared("a" + Character.toString(hidden) + "b"))
                .isEqualTo(new Cleared("ab", 1));
    }

    @Test
    void what_stands_together_is_one_piece() {
        String tags = "ignore all"
                .chars()
                .mapToObj(letter -> Character.toString(0xE0000 + letter))
                .reduce("", String::concat);
        assertThat(HiddenCharacters.cleared("a" + tags + "b\u200B\u2060c\u3164"))
                .isEqualTo(new Cleared("abc", 3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "❤️ and 1️⃣ and ☎️",
                "👩‍💻 👨‍👩‍👧‍👦 🏳️‍🌈 🏴‍☠️ 👍🏽",
                "می‌خواهم",
                "क्‍ष",
                "naïve Ω 日本 한국",
                "tab\tand\nline"
            })
    void honest_text_stays_as_it_is(String text) {
        assertThat(HiddenCharacters.cleared(text)).isEqualTo(new Cleared(text, 0));
    }

    @Test
    void what_honest_text_can_do_without_goes_uncounted() {
        String england = "🏴" + "\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F";
        assertThat(HiddenCharacters.cleared("\uFEFFa ☎\uFE0E " + england + "\u00A0b"))
                .isEqualTo(new Cleared("a ☎ 🏴 b", 0));
    }

    @Test
    void what_carries_an_emoji_once_carries_no_message() {
        assertThat(HiddenCharacters.cleared("❤\uFE0F\uFE0F\uFE0F!").pieces()).isEqualTo(1);
        assertThat(HiddenCharacters.cleared("❤\uFE0F\uFE00\uFE01!").text()).isEqualTo("❤\uFE0F!");
        assertThat(HiddenCharacters.cleared("🏴\uDB40\uDC68\uDB40\uDC69\uDB40\uDC7F!"))
                .isEqualTo(new Cleared("🏴!", 1));
        assertThat(HiddenCharacters.cleared("1\uFE0F2\uFE0F")).isEqualTo(new Cleared("12", 2));
        assertThat(HiddenCharacters.cleared("a\u200Db")).isEqualTo(new Cleared("ab", 1));
    }
}
