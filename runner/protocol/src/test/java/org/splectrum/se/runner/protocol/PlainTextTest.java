package org.splectrum.se.runner.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void a_text_in_utf_8_is_one_and_loses_nothing() {
        String text = "a\r\n\tä \uFEFF 👀\n";
        assertThat(PlainText.of(text.getBytes(StandardCharsets.UTF_8))).contains(text);
        assertThat(PlainText.of(new byte[0])).contains("");
    }

    @Test
    void other_bytes_are_none() {
        assertThat(PlainText.of("ä".getBytes(StandardCharsets.ISO_8859_1))).isEmpty();
        assertThat(PlainText.of("a".getBytes(StandardCharsets.UTF_16))).isEmpty();
        assertThat(PlainText.of(new byte[] {'a', 0, 'b'})).isEmpty();
        assertThat(PlainText.of(new byte[] {(byte) 0xE2, (byte) 0x82})).isEmpty();
    }
}
