package org.splectrum.se.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What SE's mirrors hold of conversations under way, and the containers that lead them. */
public final class Kept {
    private final Path data;
    private final Path mirror;

    /** @param data folder of a server, and one of its repositories, as {@code octo/app} */
    public Kept(Path data, String repository) {
        this.data = data;
        this.mirror = data.resolve("mirrors").resolve(repository + ".git");
    }

    /** Waits until the latest snapshot of the attempt has these words in its conversation. */
    public void awaitSaid(int attempt, String words) {
        await().atMost(Story.LONGEST)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> refs(attempt).stream()
                        .anyMatch(ref ->
                                git("grep", "--quiet", "-F", "-e", words, ref).code() == 0));
    }

    /** A file of the workspace in the latest snapshot of the attempt. */
    public String file(int attempt, String path) {
        return git("show", refs(attempt).getFirst() + "^:" + path).output();
    }

    /** Loses the commit, as a damaged disk does: with whatever is in the same file. */
    public void lose(String commit) {
        try (Stream<Path> files = Files.list(mirror.resolve("objects/pack"))) {
            List<Path> packs = files.filter(file -> file.toString().endsWith(".idx"))
                    .filter(index -> git("verify-pack", "-v", index.toString())
                            .output()
                            .lines()
                            .anyMatch(line -> line.startsWith(commit)))
                    .toList();
            for (Path index : packs) {
                Files.delete(Path.of(index.toString().replaceAll("idx$", "pack")));
                Files.delete(index);
            }
            Files.deleteIfExists(
                    mirror.resolve("objects").resolve(commit.substring(0, 2)).resolve(commit.substring(2)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(git("cat-file", "-e", commit).code()).isNotZero();
    }

    private List<String> refs(int attempt) {
        return git("for-each-ref", "--format=%(refname)", "refs/se/snapshots")
                .output()
                .lines()
                .filter(ref -> ref.endsWith("/" + attempt + "/last"))
                .toList();
    }

    /** Kills the server's one container whose name has this in it, as a run's id. */
    public void killContainer(String name) {
        List<String> found = run(List.of(
                        "docker", "ps", "--quiet", "--filter=label=se.server=" + server(), "--filter=name=" + name))
                .output()
                .lines()
                .toList();
        assertThat(found).hasSize(1);
        Ended killed = run(List.of("docker", "kill", found.getFirst()));
        assertThat(killed.code()).as(killed.output()).isZero();
    }

    private String server() {
        try {
            String folder = data.toRealPath().toString();
            return UUID.nameUUIDFromBytes(folder.getBytes(StandardCharsets.UTF_8))
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Ended git(String... words) {
        List<String> all = new ArrayList<>(List.of("git", "--git-dir=" + mirror));
        all.addAll(List.of(words));
        return run(all);
    }

    private static Ended run(List<String> words) {
        try {
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), printed.strip());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Ended(int code, String output) {}
}
