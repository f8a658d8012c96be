package org.splectrum.se.runner.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What server and container take for a text whose conflicts can be resolved. Pure. */
public final class PlainText {
    private PlainText() {}

    /** The bytes as a text; empty where they are not UTF-8 from end to end, or hold a NUL. */
    public static Optional<String> of(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
