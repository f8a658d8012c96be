package org.splectrum.se.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which attempts' orders were handed out, and to whom: a file each, in a folder that no container sees. Thread-safe, and outlives a
 * restart.
 */
final class Claims {
    private final Path folder;

    Claims(Path folder) {
        this.folder = folder;
    }

    /**
     * Whether this is the first claim of that name, or the claimant that made it asks again, having missed the answer; it is on
     * disk then.
     *
     * @param claimant a word that only the claimant knows; with an empty one nobody is known again
     */
    synchronized boolean claim(String name, String claimant) {
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(folder);
            if (Files.exists(file)) {
                return !claimant.isEmpty() && MessageDigest.isEqual(bytes(claimant), Files.readAllBytes(file));
            }
            Path fresh = folder.resolve(name + ".new");
            Files.write(fresh, bytes(claimant));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("claiming in " + folder, e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    synchronized void forget(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("forgetting a claim in " + folder, e);
        }
    }

    synchronized void keepOnly(Set<String> names) {
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
