package org.splectrum.se.signing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The real ssh-keygen and git, without anybody's configuration. */
public final class OpenSsh {
    private OpenSsh() {}

    /**
     * A key as ssh-keygen makes it.
     *
     * @param line of the file with the public half
     */
    public record Pair(String pem, String line) {}

    public static Pair pair(Path folder, String passphrase) throws IOException, InterruptedException {
        Path file = Files.createTempDirectory(folder, "ssh").resolve("id");
        run(folder, List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", passphrase, "-C", "se", "-f", file.toString()));
        return new Pair(
                Files.readString(file),
                Files.readString(file.resolveSibling("id.pub")).strip());
    }

    /** What it printed, both streams. @throws IllegalStateException where it failed */
    public static String run(Path folder, List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "GIT_CONFIG_NOSYSTEM", "1", "GIT_CONFIG_GLOBAL", "/dev/null", "HOME", folder.toString()));
        Process process = builder.start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command + ": " + printed);
        }
        return printed;
    }
}
