package org.splectrum.se.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** What GitHub publishes, as {@code fetch.sh} cut it down and left it in the user's cache. */
record Published(JsonNode description, JsonNode examples) {
    private static final Path INPUTS = Path.of("src/test/contract");
    private static final int HASH = 12;

    /** Reads it from the folder that belongs to the inputs of today. */
    static Published read() {
        return read(cache().resolve("se").resolve("contract-" + hash()));
    }

    /** Missing files are an error that says how to bring them. */
    static Published read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException("GitHub's description is not at " + folder
                    + ": bring it with ./se test or app/src/test/contract/fetch.sh");
        }
        ObjectMapper mapper = new ObjectMapper();
        try {
            return new Published(
                    mapper.readTree(folder.resolve("description.json").toFile()),
                    mapper.readTree(folder.resolve("examples.json").toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException("reading GitHub's description at " + folder, e);
        }
    }

    private static Path cache() {
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getenv("HOME"), ".cache"));
    }

    /** As fetch.sh computes it. */
    private static String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String input : List.of("packages.txt", "used.txt", "cut.mjs")) {
                digest.update(Files.readAllBytes(INPUTS.resolve(input)));
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, HASH);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + INPUTS.toAbsolutePath(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
