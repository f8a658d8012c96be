package org.splectrum.se;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.cli.Console;
import org.splectrum.se.cli.Outcome;

class ValidationTest {
    private final StringWriter out = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void a_right_file_is_done_in_silence() throws IOException {
        assertThat(validate(file("claude/workflows/a.yml", "steps: [{id: x, run: make}]")))
                .isEqualTo(new Outcome.Done());
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void every_problem_is_a_line_that_editors_can_follow() throws IOException {
        String name =
                file("claude/workflows/a.yml", "steps:\n  - {id: x, rnu: make}\n  - {id: y, needs: [z], run: make}");
        assertThat(validate(name)).isEqualTo(new Outcome.Failed("2 problems"));
        assertThat(out.toString().lines())
                .hasSize(2)
                .first()
                .asString()
                .isEqualTo(name + ":2:13: “rnu” is not known here; did you mean “run”?");
        assertThat(out.toString()).contains(name + ":3:21: there is no step “z”");
    }

    @Test
    void a_workflow_may_call_one_beside_it() throws IOException {
        file("claude/workflows/b.yml", "steps: [{id: x, run: make}]");
        assertThat(validate(file("claude/workflows/a.yml", "steps: [{id: x, workflow: {name: b}}]")))
                .isEqualTo(new Outcome.Done());
    }

    @Test
    void what_is_wrong_beside_it_is_not_told() throws IOException {
        file("claude/workflows/b.yml", "steps: []");
        assertThat(validate(file("claude/workflows/a.yml", "steps: [{id: x, run: make}]")))
                .isEqualTo(new Outcome.Done());
    }

    @Test
    void the_configuration_may_name_a_workflow_of_its_repository() throws IOException {
        file("claude/workflows/nightly.yml", "steps: [{id: x, run: make}]");
        assertThat(validate(file(".github/se.yml", "default: nightly"))).isEqualTo(new Outcome.Done());
        String name = file(".github/se.yml", "default: nigthly\nacept: []");
        assertThat(validate(name)).isEqualTo(new Outcome.Failed("2 problems"));
        assertThat(out.toString())
                .contains(name + ":1:10: there is no workflow “nigthly”; did you mean “nightly”?")
                .contains(name + ":2:1: “acept” is not known here; did you mean “accept”?");
    }

    @Test
    void what_is_no_text_or_too_large_is_a_problem() throws IOException {
        Path binary = folder.resolve("a.yml");
        Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThat(validate(binary.toString())).isEqualTo(new Outcome.Failed("1 problem"));
        assertThat(out.toString()).contains("a.yml: this is not UTF-8; save it as UTF-8");
        assertThat(validate(file("b.yml", "# " + "ä".repeat(10 * 1024 * 1024))))
                .isEqualTo(new Outcome.Failed("1 problem"));
        assertThat(out.toString()).contains("b.yml: the file has more than 64 KiB; keep it short");
    }

    @Test
    void a_file_that_is_not_there_is_wrong_use() {
        assertThat(validate(folder.resolve("none.yml").toString(), folder.toString()))
                .isInstanceOfSatisfying(
                        Outcome.WrongUse.class,
                        wrong -> assertThat(wrong.problems()).hasSize(2));
    }

    @Test
    void the_schema_is_json() {
        assertThat(new Validation().schema()).startsWith("{").contains("https://json-schema.org/draft/2020-12/schema");
    }

    private String file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return file.toString();
    }

    private Outcome validate(String... files) {
        Console console = new Console(new PrintWriter(out, true), new PrintWriter(new StringWriter()));
        return new Validation().files(List.of(files), console);
    }
}
