package org.splectrum.se.runner.conflict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.splectrum.se.runner.process.AttemptFailed;
import org.splectrum.se.runner.process.Command;
import org.splectrum.se.runner.process.Deadline;
import org.splectrum.se.runner.process.Ended;
import org.splectrum.se.runner.protocol.Failure;
import org.splectrum.se.runner.protocol.FileConflict;

/**
 * Merges by structure, where the image has <a href="https://mergiraf.org/usage.html">mergiraf</a>. What it makes is a proposal like
 * another. One that cannot be started or takes long counts as none: a model can be asked still.
 *
 * @param folder for what it reads
 * @param environment in whose {@code PATH} it is looked for
 */
public record Mergiraf(Path folder, Map<String, String> environment, Deadline deadline) implements Resolver.Structural {
    private static final String NAME = "mergiraf";
    private static final int LARGEST = 4 << 20;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    public Mergiraf {
        environment = Map.copyOf(environment);
    }

    /** Empty where it is not there, leaves something in conflict, or fails. */
    @Override
    public Optional<String> merge(FileConflict conflict) {
        return program().flatMap(program -> merge(program, conflict));
    }

    private Optional<Path> program() {
        return Stream.of(environment.getOrDefault("PATH", "").split(":"))
                .filter(each -> each.startsWith("/"))
                .map(each -> Path.of(each, NAME))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private Optional<String> merge(Path program, FileConflict conflict) {
        try {
            Path texts = Files.createTempDirectory(folder, NAME);
            try {
                Command command = new Command(words(program, texts, conflict), texts, environment);
                Ended ended =
                        command.run(Deadline.in(Collections.min(List.of(LONGEST, deadline.remaining()))), LARGEST);
                return ended.succeeded() && !ended.output().isEmpty() ? Optional.of(ended.output()) : Optional.empty();
            } catch (AttemptFailed unstartable) {
                return Optional.empty();
            } finally {
                delete(texts);
            }
        } catch (IOException e) {
            throw new AttemptFailed(Failure.RUNNER_BROKEN, "merging by structure: " + e);
        }
    }

    /** It tells the language by the path, and prints what it makes. */
    private static List<String> words(Path program, Path texts, FileConflict conflict) throws IOException {
        return List.of(
                program.toString(),
                "merge",
                Files.writeString(texts.resolve("base"), conflict.base()).toString(),
                Files.writeString(texts.resolve("ours"), conflict.ours()).toString(),
                Files.writeString(texts.resolve("theirs"), conflict.theirs()).toString(),
                "--path-name=" + conflict.path());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
