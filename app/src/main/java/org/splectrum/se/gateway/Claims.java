package org.splectrum.se.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/** Which attempts' orders were handed out: a file each, in a folder that no container sees. Thread-safe, and outlives a restart. */
record Claims(Path folder) {
    /** Whether this is the first claim of that name; it is on disk then. */
    boolean claim(String name) {
        try {
            Files.createDirectories(folder);
            Files.createFile(folder.resolve(name));
            return true;
        } catch (FileAlreadyExistsException _) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("claiming in " + folder, e);
        }
    }

    void forget(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("forgetting a claim in " + folder, e);
        }
    }

    void keepOnly(Set<String> names) {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> claims = Files.list(folder)) {
                claims.map(claim -> claim.getFileName().toString())
                        .filter(claim -> !names.contains(claim))
                        .forEach(this::forget);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("forgetting claims in " + folder, e);
        }
    }
}
