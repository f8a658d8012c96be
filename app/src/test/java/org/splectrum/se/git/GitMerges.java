package org.splectrum.se.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the git of this machine makes of many three-way merges, in one merge of as many files. */
record GitMerges(Path folder) {
    /** Three texts. */
    record Three(String base, String ours, String theirs) {}

    /** In the order of the cases; empty where there is a conflict. */
    List<Optional<String>> of(List<Three> cases) throws IOException, InterruptedException {
        run("", "init", "--quiet");
        StringBuilder stream = new StringBuilder();
        commit(stream, "base", cases.stream().map(Three::base).toList());
        commit(stream, "ours", cases.stream().map(Three::ours).toList());
        commit(stream, "theirs", cases.stream().map(Three::theirs).toList());
        run(stream.toString(), "fast-import", "--quiet");
        run("", "checkout", "--quiet", "ours");
        run("", "merge", "--quiet", "--no-commit", "--strategy=ort", "theirs");
        Set<String> conflicts = new HashSet<>(
                run("", "diff", "--name-only", "--diff-filter=U").lines().toList());
        List<Optional<String>> merged = new ArrayList<>();
        for (int at = 0; at < cases.size(); at++) {
            String name = "f" + at;
            merged.add(
                    conflicts.contains(name)
                            ? Optional.empty()
                            : Optional.of(Files.readString(folder.resolve(name), UTF_8)));
        }
        return merged;
    }

    /** As git-fast-import(1) reads it; ours and theirs go on from base. */
    private static void commit(StringBuilder stream, String branch, List<String> texts) {
        stream.append("commit refs/heads/").append(branch).append("\ncommitter A <a@example.org> 1700000000 +0000\n");
        stream.append("data 0\n\n").append(branch.equals("base") ? "" : "from refs/heads/base\n");
        for (int at = 0; at < texts.size(); at++) {
            String text = texts.get(at);
            stream.append("M 100644 inline f").append(at).append("\ndata ").append(text.getBytes(UTF_8).length);
            stream.append('\n').append(text).append('\n');
        }
        stream.append('\n');
    }

    /** Gives what it printed; a merge may end with a conflict. */
    private String run(String input, String... words) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of("git"), Stream.of(words)).toList());
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        builder.environment()
                .putAll(Map.of(
                        "GIT_CONFIG_NOSYSTEM", "1",
                        "GIT_CONFIG_GLOBAL", "/dev/null",
                        "GIT_AUTHOR_NAME", "A",
                        "GIT_AUTHOR_EMAIL", "a@example.org",
                        "GIT_COMMITTER_NAME", "A",
                        "GIT_COMMITTER_EMAIL", "a@example.org"));
        Process process =
                builder.directory(folder.toFile()).redirectErrorStream(true).start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        int code = process.waitFor();
        if (code > 1) {
            throw new AssertionError("git " + String.join(" ", words) + ": " + said);
        }
        return said;
    }
}
