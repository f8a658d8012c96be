package org.splectrum.se.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splectrum.se.runner.protocol.CommandResult;

class DiagnosesTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "maven-tests, ./mvnw -q test, 1",
        "tsc, npx tsc, 2",
        "eslint, npx eslint ., 1",
        "maven-503, ./mvnw -q test, 1",
        "npm-401, npm ci, 1",
        "node-oom, npm test, 134",
        "git-merge, git merge main, 1"
    })
    void a_command_that_failed_is_explained(String sample, String command, int exitCode) throws IOException {
        String output = Files.readString(Path.of("src/test/resources/failures", sample + ".txt"));
        CommandResult passed = new CommandResult("./lint.sh", 0, 10, "error: 1\n");
        CommandResult failed = new CommandResult(command, exitCode, 10, output);
        Snapshot.check("diagnosis/" + sample, Diagnoses.of(List.of(passed, failed), 200) + "\n");
    }

    @Test
    void nothing_is_said_where_nobody_knows() {
        assertThat(Diagnoses.of(List.of(new CommandResult("./x.sh", 3, 10, "no\n")), 200))
                .isEmpty();
        assertThat(Diagnoses.of(Told.PASSED, 200)).isEmpty();
    }

    @Test
    void of_many_errors_five_are_shown_and_the_others_counted() {
        String output = IntStream.rangeClosed(1, 9)
                .mapToObj(line -> "src/a.ts(" + line + ",1): error TS1: no\n")
                .collect(Collectors.joining());
        assertThat(Diagnoses.of(List.of(new CommandResult("npx tsc", 2, 10, output)), 200))
                .startsWith("**Command 1:** 9 type errors\n- `src/a.ts:1` TS1: no\n")
                .endsWith("- `src/a.ts:5` TS1: no\n- and 4 more");
    }

    @Test
    void what_a_command_printed_has_no_power_in_a_comment() {
        String output = "x`@octocat`.ts(1,1): error TS1: see #99 @octocat <img src=x> [a](http://evil.example)\n";
        assertThat(Diagnoses.of(List.of(new CommandResult("npx tsc", 2, 10, output)), 200))
                .contains("``x`@octocat`.ts:1``")
                .doesNotContain(" @octocat", "#99", "<img", "[a]");
    }
}
