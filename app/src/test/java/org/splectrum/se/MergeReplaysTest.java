package org.splectrum.se;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.cli.Commands;
import org.splectrum.se.cli.Console;
import org.splectrum.se.cli.Outcome;

/** {@code se bench-merges} as people and programs see it. */
class MergeReplaysTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private Path file(String... lines) throws IOException {
        Path file = folder.resolve("conflicts.jsonl.gz");
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(file))) {
            packed.write((String.join("\n", lines) + "\n").getBytes(UTF_8));
        }
        return file;
    }

    private static String conflict(String resolved) {
        ObjectNode line = MAPPER.createObjectNode();
        return line.put("repo", "a/b")
                .put("merge", "1234")
                .put("path", "A.java")
                .put("base", "class A {\n    int a = 1;\n}\n")
                .put("ours", "class A {\n    int a = 1 + ours;\n}\n")
                .put("theirs", "class A {\n    int a = theirs + 1;\n}\n")
                .put("resolved", resolved)
                .toString();
    }

    private Outcome replay(Path source, String since, int limit, Commands.Format format) {
        PrintWriter results = new PrintWriter(out, true);
        PrintWriter words = new PrintWriter(err, true);
        return new MergeReplays()
                .replay(new Commands.Replay(source.toString(), since, limit), format, new Console(results, words));
    }

    @Test
    void the_json_has_the_form_that_programs_hold_on_to() throws IOException {
        Path file = file(
                conflict("class A {\n    int a = theirs + 1 + ours;\n}\n"),
                conflict("class A {\n    int a = 1 + ours;\n}\n"));
        assertThat(replay(file, "", 10, Commands.Format.JSON)).isEqualTo(new Outcome.Done());
        JsonNode json = MAPPER.readTree(out.toString());
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly("conflicts", "human_accepted", "refused", "wrong", "rungs");
        assertThat(json.path("conflicts").intValue()).isEqualTo(2);
        assertThat(json.path("human_accepted").intValue()).isEqualTo(1);
        assertThat(json.path("refused").path("content_decision").intValue()).isEqualTo(1);
        assertThat(json.path("wrong").path("ours").path("tried").intValue()).isEqualTo(1);
        assertThat(json.path("wrong").path("ours").path("accepted").intValue()).isZero();
        assertThat(json.path("rungs").path("words").path("resolved").intValue()).isEqualTo(2);
        assertThat(json.path("rungs").path("words").path("equal").intValue()).isEqualTo(1);
    }

    @Test
    void every_class_of_wrong_answers_is_refused() throws IOException {
        replay(file(conflict("class A {\n    int a = theirs + 1 + ours;\n}\n")), "", 10, Commands.Format.JSON);
        JsonNode wrong = MAPPER.readTree(out.toString()).path("wrong");
        assertThat(wrong.size()).isGreaterThan(10);
        assertThat(wrong)
                .allSatisfy(kind -> assertThat(kind.path("accepted").intValue()).isZero());
    }

    @Test
    void the_text_explains_each_refusal() throws IOException {
        replay(file(conflict("class A {\n    int a = 1 + ours;\n}\n")), "", 10, Commands.Format.TEXT);
        assertThat(out.toString())
                .contains("1 conflict; the gate accepts 0 of the people's answers (0.0 %)")
                .contains("  java: 0 of 1")
                .contains("content_decision: 1 (one side was taken whole although the other's change is not in it)");
    }

    @Test
    void wrong_use_and_broken_files_are_told_with_the_mend() throws IOException {
        assertThat(replay(folder.resolve("none"), "", 10, Commands.Format.TEXT)).isInstanceOf(Outcome.WrongUse.class);
        assertThat(replay(folder, "yesterday", 10, Commands.Format.TEXT)).isInstanceOf(Outcome.WrongUse.class);
        assertThat(replay(folder, "", 0, Commands.Format.TEXT)).isInstanceOf(Outcome.WrongUse.class);
        assertThat(replay(file("{\"path\": 3}"), "", 10, Commands.Format.TEXT))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class, failed -> assertThat(failed.why()).contains("line 1 has no text “path”"));
        assertThat(replay(folder, "", 10, Commands.Format.TEXT))
                .isEqualTo(new Outcome.WrongUse(List.of(folder + " is no git repository: name a local clone")));
        Path plain = Files.writeString(folder.resolve("plain.jsonl"), "{}");
        assertThat(replay(plain, "", 10, Commands.Format.TEXT))
                .isEqualTo(new Outcome.WrongUse(List.of(plain + " is not compressed by gzip: name a .jsonl.gz file")));
    }

    @Test
    void it_says_what_it_does_and_where_there_is_nothing_to_judge() throws IOException {
        Path file = file(conflict("class A {\n    int a = 1 + ours;\n}\n"));
        replay(file, "", 10, Commands.Format.JSON);
        assertThat(err).hasToString("se: reading the merges of " + file + " …\nse: judging 1 conflict …\n");
        Path clone = folder.resolve("clone");
        try (Git git = Git.init().setDirectory(clone.toFile()).call()) {
            assertThat(replay(git.getRepository().getWorkTree().toPath(), "", 10, Commands.Format.TEXT))
                    .isEqualTo(new Outcome.Done());
        } catch (GitAPIException e) {
            throw new IOException(e);
        }
        assertThat(out.toString()).endsWith("\n0 conflicts; the gate accepts 0 of the people's answers (0.0 %)\n");
        assertThat(err.toString()).endsWith("se: there is no merge in it whose conflict a person resolved\n");
    }
}
