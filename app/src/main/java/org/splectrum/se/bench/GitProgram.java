package org.splectrum.se.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Git's own command line in a folder, with nobody's configuration. Thread-safe.
 *
 * @param folder exists
 */
public record GitProgram(Path folder) {

    /** Runs it, and gives what it printed. */
    public String run(String... words) throws IOException, InterruptedException {
        return feed("", words);
    }

    /** Runs it with this on standard input, and gives what it printed. */
    String feed(String input, String... words) throws IOException, InterruptedException {
        Process process = start(words);
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("git " + words[0] + ": " + said.strip());
        }
        return said;
    }

    /** Runs it, and gives its exit code. */
    int attempt(String... words) throws IOException, InterruptedException {
        Process process = start(words);
        process.getOutputStream().close();
        process.getInputStream().readAllBytes();
        return process.waitFor();
    }

    private Process start(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        for (String who : List.of("AUTHOR", "COMMITTER")) {
            builder.environment().put("GIT_" + who + "_NAME", "Ann");
            builder.environment().put("GIT_" + who + "_EMAIL", "ann@example.org");
        }
        return builder.directory(folder.toFile()).redirectErrorStream(true).start();
    }
}
