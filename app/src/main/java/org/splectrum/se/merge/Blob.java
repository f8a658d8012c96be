package org.splectrum.se.merge;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/** The bytes of a file. Immutable. */
public final class Blob {
    private final byte[] bytes;

    private Blob(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Blob of(byte[] bytes) {
        Objects.requireNonNull(bytes, "bytes is null");
        return new Blob(bytes.clone());
    }

    /** The text in UTF-8. */
    public static Blob of(String text) {
        Objects.requireNonNull(text, "text is null");
        return new Blob(text.getBytes(StandardCharsets.UTF_8));
    }

    /** In bytes. */
    public int size() {
        return bytes.length;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    boolean sameAs(Blob other) {
        return Arrays.equals(bytes, other.bytes);
    }

    /** Not a copy: for this package's readers, which write nowhere. */
    byte[] shared() {
        return bytes;
    }
}
