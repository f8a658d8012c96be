package org.splectrum.se.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The git command line in a folder, with nobody's configuration. */
record GitCommand(Path folder) {
    /** How git ended, and all it printed. */
    record Ended(int code, String output) {}

    Ended attempt(String input, String... words) {
        List<String> all = new ArrayList<>(List.of("git"));
        all.addAll(List.of(words));
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(all).directory(folder.toFile()).redirectErrorStream(true);
            builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
            builder.environment()
                    .putAll(Map.of(
                            "GIT_CONFIG_NOSYSTEM", "1",
                            "GIT_CONFIG_GLOBAL", "/dev/null",
                            "GIT_TERMINAL_PROMPT", "0",
                            "GIT_AUTHOR_NAME", "A",
                            "GIT_AUTHOR_EMAIL", "a@example.com",
                            "GIT_COMMITTER_NAME", "A",
                            "GIT_COMMITTER_EMAIL", "a@example.com",
                            "LC_ALL", "C"));
            Process process = builder.start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            return new Ended(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What it printed, without white space around it. */
    String run(String... words) {
        Ended ended = attempt("", words);
        if (ended.code() != 0) {
            throw new AssertionError(String.join(" ", words) + ": " + ended.output());
        }
        return ended.output().strip();
    }

    /** The same repository in another folder, which is not there yet. */
    GitCommand copied(Path to) {
        try (Stream<Path> files = Files.walk(folder)) {
            Files.createDirectories(to.getParent());
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(folder.relativize(file)));
            }
            return new GitCommand(to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Commits a file. */
    String commit(String file, String content) {
        try {
            Files.writeString(folder.resolve(file), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run("add", "--all");
        run("commit", "--quiet", "--message", "Write " + file);
        return run("rev-parse", "HEAD");
    }
}
