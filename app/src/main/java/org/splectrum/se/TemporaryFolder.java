package org.splectrum.se;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder that is gone, with all in it, once it is closed. */
record TemporaryFolder(Path path) implements AutoCloseable {
    TemporaryFolder() {
        this(made());
    }

    private static Path made() {
        try {
            return Files.createTempDirectory("se");
        } catch (IOException e) {
            throw new UncheckedIOException("making a temporary folder", e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> below = Files.walk(path)) {
            for (Path each : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("deleting " + path, e);
        }
    }
}
