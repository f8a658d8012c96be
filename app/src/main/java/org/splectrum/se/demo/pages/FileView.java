package org.splectrum.se.demo.pages;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.splectrum.se.demo.github.Refusal;

/** A file's lines at a revision. */
public record FileView(String revision, String path, List<String> lines) {
    private static final int LOOKED_AT = 8000;

    public FileView {
        requireNonNull(revision, "revision is null");
        requireNonNull(path, "path is null");
        lines = List.copyOf(lines);
    }

    static FileView of(Look look, String revision, String path) {
        byte[] bytes = look.repository().git().file(revision, path).orElseThrow(Refusal::notFound);
        return new FileView(revision, path, text(bytes).lines().toList());
    }

    /** The text, or a word about why there is none: as git does, a NUL near the start means binary. */
    static String text(byte[] bytes) {
        for (int i = 0; i < Math.min(LOOKED_AT, bytes.length); i++) {
            if (bytes[i] == 0) {
                return "(a binary file)";
            }
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
