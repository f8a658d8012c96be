package org.splectrum.se.git;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.git.MemoryReplay.Replayed;

/** What is replayed in memory, beside git's own rebase of the same commits. */
class MemoryReplayTest {
    private static final long SEED = 20261129;
    private static final int CASES = 60;

    private final StringBuilder stream = new StringBuilder();
    private final Random random = new Random(SEED);
    private String said = "";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void what_is_clean_in_memory_has_the_tree_that_git_makes_and_nothing_is_written() throws Exception {
        git("init", "--quiet");
        for (int number = 0; number < CASES; number++) {
            Map<String, String> start = new TreeMap<>();
            for (int file = 0; file < 8; file++) {
                start.put("f" + file % 3 + "/" + file, lines(file));
            }
            commit("start" + number, "Start", "", start);
            Map<String, String> base = new TreeMap<>(start);
            for (int commit = 0; commit < 2; commit++) {
                change(base);
                commit("base" + number, "Base " + commit, commit == 0 ? "start" + number : "", base);
            }
            Map<String, String> work = new TreeMap<>(start);
            for (int commit = 0; commit < 2; commit++) {
                change(work);
                commit("work" + number, "Work " + commit, commit == 0 ? "start" + number : "", work);
            }
        }
        feed();
        int clean = 0;
        int conflicts = 0;
        for (int number = 0; number < CASES; number++) {
            List<Path> before = files();
            Replayed replayed = replay("base" + number, "work" + number);
            assertThat(files()).isEqualTo(before);
            String tree = rebase(number);
            conflicts += tree.isEmpty() ? 1 : 0;
            if (replayed instanceof Replayed.Clean(var made)) {
                assertThat(made.name())
                        .as("case " + number + " of seed " + SEED + ", of which git says: " + said)
                        .isEqualTo(tree);
                clean++;
            }
        }
        assertThat(clean).as("clean, of seed " + SEED).isGreaterThan(CASES / 6);
        assertThat(conflicts).as("in conflict, of seed " + SEED).isGreaterThan(CASES / 20);
    }

    @Test
    void what_git_attributes_say_and_what_may_be_renamed_is_left_to_git() throws Exception {
        git("init", "--quiet");
        String text = lines(1);
        Map<String, String> start = Map.of("a/.gitattributes", "* merge=union\n", "a/b/c", text, "d", text);
        commit("start0", "Start", "", start);
        commit("base0", "Base", "start0", with(start, "a/b/c", "first\n" + text));
        commit("work0", "Work", "start0", with(start, "a/b/c", text + "last\n"));
        commit("base1", "Base", "start0", with(start, "d", ""));
        commit("work1", "Work", "start0", with(start, "d", text + "last\n"));
        commit("work2", "Work", "start0", with(start, "d", ""));
        feed();
        assertThat(path(replay("base0", "work0"))).isEqualTo("a/b/c");
        assertThat(path(replay("base1", "work1"))).isEqualTo("d");
        assertThat(path(replay("base1", "work2"))).isEqualTo("d");
        assertThat(replay("base0", "work1")).isInstanceOf(Replayed.Clean.class);
    }

    private static String path(Replayed replayed) {
        return replayed instanceof Replayed.Open(var commit, String path) ? path : "clean";
    }

    /** Nothing: the file is gone. */
    private static Map<String, String> with(Map<String, String> files, String path, String text) {
        Map<String, String> changed = new TreeMap<>(files);
        if (text.isEmpty()) {
            changed.remove(path);
        } else {
            changed.put(path, text);
        }
        return changed;
    }

    private static String lines(int file) {
        return Stream.iterate(0, line -> line + 1)
                .limit(20)
                .map(line -> "file " + file + " line " + line + "\n")
                .collect(Collectors.joining());
    }

    private void change(Map<String, String> files) {
        List<String> paths = List.copyOf(files.keySet());
        String path = paths.get(random.nextInt(paths.size()));
        String text = files.getOrDefault(path, "");
        switch (random.nextInt(8)) {
            case 0 -> files.put("f" + random.nextInt(4) + "/new" + random.nextInt(3), "new " + random.nextInt() + "\n");
            case 1 -> files.remove(path);
            case 2 -> {
                files.remove(path);
                files.put("moved/" + random.nextInt(5), edited(text));
            }
            case 3 ->
                paths.stream()
                        .filter(each -> each.startsWith("f1/"))
                        .forEach(each -> files.put("f9/" + each.substring(3), String.valueOf(files.remove(each))));
            default -> files.put(path, edited(text));
        }
    }

    private String edited(String text) {
        List<String> lines =
                new ArrayList<>(text.lines().map(line -> line + "\n").toList());
        lines.add(random.nextInt(lines.size() + 1), "added " + random.nextInt() + "\n");
        return String.join("", lines);
    }

    /** As git-fast-import(1) reads it. */
    private void commit(String branch, String message, String from, Map<String, String> files) {
        stream.append("commit refs/heads/").append(branch).append("\ncommitter Ann <a@example.org> 1700000000 +0000\n");
        data(message);
        if (!from.isEmpty()) {
            stream.append("from refs/heads/").append(from).append('\n');
        }
        stream.append("deleteall\n");
        files.forEach((path, text) -> {
            stream.append("M 100644 inline ").append(path).append('\n');
            data(text);
        });
        stream.append('\n');
    }

    private void data(String text) {
        stream.append("data ").append(text.length()).append('\n').append(text).append('\n');
    }

    private void feed() throws IOException, InterruptedException {
        Process process = start("fast-import", "--quiet", "--date-format=raw");
        try (OutputStream in = process.getOutputStream()) {
            in.write(stream.toString().getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private Replayed replay(String onto, String head) throws IOException {
        try (Repository repository = new FileRepositoryBuilder()
                        .setGitDir(folder.resolve(".git").toFile())
                        .build();
                MemoryReplay replay = new MemoryReplay(repository)) {
            return replay.replay(commit(repository, onto), commit(repository, head));
        }
    }

    private static ObjectId commit(Repository repository, String branch) throws IOException {
        return requireNonNull(repository.resolve("refs/heads/" + branch), branch);
    }

    /** The tree; empty where there is a conflict. */
    private String rebase(int number) throws IOException, InterruptedException {
        git("checkout", "--quiet", "--force", "--detach", "work" + number);
        Process rebase = start("rebase", "--quiet", "base" + number);
        said = new String(rebase.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (rebase.waitFor() == 0) {
            return git("rev-parse", "HEAD^{tree}");
        }
        git("rebase", "--abort");
        return "";
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve(".git"))) {
            return all.sorted().toList();
        }
    }

    private String git(String... words) throws IOException, InterruptedException {
        Process process = start(words);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.strip();
    }

    private Process start(String... words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of("git"), Stream.of(words)).toList());
        builder.environment()
                .putAll(Map.of(
                        "GIT_CONFIG_NOSYSTEM", "1",
                        "GIT_CONFIG_GLOBAL", "/dev/null",
                        "GIT_AUTHOR_NAME", "Ann",
                        "GIT_AUTHOR_EMAIL", "a@example.org",
                        "GIT_COMMITTER_NAME", "Ann",
                        "GIT_COMMITTER_EMAIL", "a@example.org"));
        return builder.directory(folder.toFile()).redirectErrorStream(true).start();
    }
}
