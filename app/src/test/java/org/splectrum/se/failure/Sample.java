package org.splectrum.se.failure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What tools really printed, in {@code src/test/resources/failures}; their workspace was moved to {@code /workspace}. */
final class Sample {
    private static final Path FOLDER = Path.of("src/test/resources/failures");

    private Sample() {}

    static String text(String name) {
        try {
            return Files.readString(FOLDER.resolve(name + ".txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static FailedCommand failed(String name, int exitCode) {
        return new FailedCommand("./" + name + ".sh", exitCode, text(name));
    }
}
