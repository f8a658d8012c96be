package org.splectrum.se.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Approved texts in {@code src/test/resources/snapshots}; {@code -Dsnapshots=write} approves what is rendered now. */
public final class Snapshot {
    private static final Path FOLDER = Path.of("src/test/resources/snapshots");

    private Snapshot() {}

    /** Compares the text with the approved one, exactly. */
    public static void check(String name, String text) {
        checkFile(FOLDER.resolve(name + ".md"), text);
    }

    /** Compares the text with the file, exactly. */
    public static void checkFile(Path file, String text) {
        try {
            if (System.getProperty("snapshots", "").equals("write")) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, text);
            }
            assertThat(file).content().isEqualTo(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
