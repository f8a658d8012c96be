package org.splectrum.se.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The commands that put a copy in a damaged database's place. They are for a person: SE itself touches neither. */
final class Mend {
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private Mend() {}

    /** With the newest copy in the database's folder, where there is one. */
    static String of(Path file) {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "no folder");
        Path aside = folder.resolve("damaged");
        String away = "mkdir " + quoted(aside) + " && mv " + quoted(folder.resolve(file.getFileName())) + "* "
                + quoted(aside);
        return copy(folder, file)
                .map(copy -> "put back the newest copy in its folder, " + copy + ": " + away + " && cp " + quoted(copy)
                        + " " + quoted(folder.resolve(file.getFileName())))
                .orElse(
                        "there is no copy of it in its folder; put one from elsewhere in its place, or begin with an empty"
                                + " one: " + away);
    }

    private static Optional<Path> copy(Path folder, Path file) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> !each.getFileName().equals(file.getFileName()))
                    .filter(Mend::isDatabase)
                    .max(Comparator.comparingLong(Mend::age));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean isDatabase(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream content = Files.newInputStream(file)) {
            return Arrays.equals(content.readNBytes(MAGIC.length), MAGIC);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static long age(Path file) {
        return file.toFile().lastModified();
    }

    /** As a shell takes it. */
    private static String quoted(Path path) {
        String text = path.toString();
        return text.matches("[A-Za-z0-9/._-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
