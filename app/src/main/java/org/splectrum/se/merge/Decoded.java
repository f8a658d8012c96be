package org.splectrum.se.merge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;

/** What the bytes of a file turn out to be. */
sealed interface Decoded {
    /** The largest file that is judged, in bytes; larger ones are data, and would hold a worker for seconds. */
    int MAX_BYTES = 2 << 20;

    /** The longest line that is judged, in characters; longer ones are made by programs, and have no line to point at. */
    int MAX_LINE = 20_000;

    /** A text. */
    record Legible(Text text) implements Decoded {}

    /** None that can be judged. */
    record Unreadable(Refusal refusal, String detail) implements Decoded {}

    /** UTF-8, UTF-16 with its mark, or else Latin-1 where there is no null byte. */
    static Decoded of(Blob blob) {
        byte[] bytes = blob.shared();
        if (bytes.length > MAX_BYTES) {
            return new Unreadable(
                    Refusal.TOO_LARGE, "it has " + bytes.length + " bytes; at most " + MAX_BYTES + " are judged");
        }
        Charset charset = charset(bytes);
        if (!charset.equals(UTF_16LE) && !charset.equals(UTF_16BE) && hasNull(bytes)) {
            return new Unreadable(Refusal.BINARY, "it holds null bytes and no mark of UTF-16");
        }
        Text text = Text.of(new String(bytes, charset), charset);
        int longest = text.lines().stream()
                .mapToInt(line -> line.text().length())
                .max()
                .orElse(0);
        return longest > MAX_LINE
                ? new Unreadable(
                        Refusal.TOO_LARGE, "a line has " + longest + " characters; at most " + MAX_LINE + " are judged")
                : new Legible(text);
    }

    private static Charset charset(byte[] bytes) {
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
            return UTF_16BE;
        }
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
            return UTF_16LE;
        }
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return UTF_8;
        } catch (CharacterCodingException e) {
            return ISO_8859_1;
        }
    }

    private static boolean hasNull(byte[] bytes) {
        for (byte each : bytes) {
            if (each == 0) {
                return true;
            }
        }
        return false;
    }
}
