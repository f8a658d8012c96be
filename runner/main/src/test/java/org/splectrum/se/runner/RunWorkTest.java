package org.splectrum.se.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.splectrum.se.runner.protocol.Failure;
import org.splectrum.se.runner.protocol.Message;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Work;

final class RunWorkTest {
    @TempDir
    Path temporary;

    private Scene scene;

    @BeforeEach
    void open() throws IOException {
        scene = new Scene(temporary);
    }

    @AfterEach
    void close() throws IOException {
        scene.close();
    }

    @Test
    void whatACommandChangesIsOneCommitInTheNameOfSe() throws IOException {
        Outcome.Ran ran = ran("echo more >> README.md; echo new > 'a b'; git commit -qam 'Fixes #1'", Map.of());
        assertThat(ran.result().exitCode()).isZero();
        assertThat(ran.commit()).isEqualTo(scene.served("rev-parse", Scene.OUTPUT_REF));
        assertThat(scene.served("log", "--format=%an/%cn %s", Scene.OUTPUT_REF))
                .isEqualTo("SE/SE Run it\nAnn/Ann First");
        assertThat(scene.served("show", "--format=", "--name-only", Scene.OUTPUT_REF))
                .isEqualTo("README.md\na b");
        assertThat(scene.gateway().messages(Message.CommandEnded.class)).hasSize(1);
    }

    @Test
    void aCommandThatChangesNothingMakesNoCommit() throws IOException {
        assertThat(ran("cat README.md", Map.of()).commit()).isEmpty();
        assertThat(scene.served("for-each-ref", Scene.OUTPUT_REF)).isEmpty();
    }

    @Test
    void whatAFailedCommandChangedIsNotKeptAndItsCodeAndWordsAreTold() throws IOException {
        Outcome.Ran ran = ran("echo half > README.md; echo name=x >> \"$SE_OUTPUT\"; echo no >&2; exit 3", Map.of());
        assertThat(ran.commit()).isEmpty();
        assertThat(ran.outputs()).isEmpty();
        assertThat(ran.result().exitCode()).isEqualTo(3);
        assertThat(ran.result().outputTail()).isEqualTo("no\n");
        assertThat(scene.served("for-each-ref", Scene.OUTPUT_REF)).isEmpty();
    }

    @Test
    void itsEnvironmentIsGivenAndIsNeverReadByTheShell() throws IOException {
        Outcome.Ran ran = ran("echo \"$NOTE\"; echo $CI", Map.of("NOTE", "$(id) `id` '\" \n;x"));
        assertThat(ran.result().outputTail()).isEqualTo("$(id) `id` '\" \n;x\ntrue\n");
    }

    @Test
    void itsOutputsAreNamedAsOnGitHub() throws IOException {
        Outcome.Ran ran = ran("""
                echo 'version=1.2=3' >> "$SE_OUTPUT"
                printf 'text<<EOF\\n\\none\\n  two=2\\nEOF\\n' >> "$SE_OUTPUT"
                printf 'empty<<X\\nX\\n\\nlast-one=a<<b\\n' >> "$SE_OUTPUT"
                """, Map.of());
        assertThat(ran.outputs())
                .isEqualTo(Map.of("version", "1.2=3", "text", "\none\n  two=2", "empty", "", "last-one", "a<<b"));
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                arguments("echo nonsense", "line 1 is neither name=value"),
                arguments("echo '1x=2'", "a name that is not of letters"),
                arguments("printf 'x=1\\n\\nü=2\\n'", "line 3 has a name"),
                arguments("printf 'x<<END\\nhello\\n'", "the line that ends a value is missing: END"),
                arguments("printf 'x=\\377\\n'", "no UTF-8"),
                arguments("head -c 70000 /dev/zero | tr '\\0' x", "larger than 64 KiB"),
                arguments("for i in $(seq 51); do echo x$i=1; done", "it names 51 outputs"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void outputsThatCannotBeReadFailInWordsThatHelp(String command, String words) throws IOException {
        Work work = new Work.Run(command + " > \"$SE_OUTPUT\"", Map.of(), "Run it");
        AgentWorkTest.assertFailed(scene.run(work), Failure.OUTPUTS_WRONG, words);
    }

    @Test
    void aLinkInTheFilesPlaceIsNotFollowed() throws IOException {
        Outcome.Ran ran = ran("echo x=1 > /tmp/elsewhere-$$; ln -sf /tmp/elsewhere-$$ \"$SE_OUTPUT\"", Map.of());
        assertThat(ran.outputs()).isEmpty();
    }

    @Test
    void aProcessLeftBehindIsEndedBeforeAnythingIsTakenIn() throws IOException {
        Outcome.Ran ran =
                ran("(sleep 1000; echo late > README.md) >/dev/null 2>&1 & echo x=1 > \"$SE_OUTPUT\"", Map.of());
        assertThat(ran.outputs()).containsEntry("x", "1");
        Scene.assertNobodyIsLeft();
    }

    @Test
    void aCommandIsEndedWhenTheTimeIsOver() throws IOException {
        Outcome outcome = scene.runOutOfTime(
                new Work.Run("sleep 1000", Map.of(), "Run it"),
                over -> over.toString().contains("sleep 1000"));
        AgentWorkTest.assertFailed(outcome, Failure.TIMED_OUT, "sleep 1000");
    }

    private Outcome.Ran ran(String command, Map<String, String> env) throws IOException {
        Outcome outcome = scene.run(new Work.Run(command, env, "Run it"));
        assertThat(outcome).isInstanceOf(Outcome.Ran.class);
        return (Outcome.Ran) outcome;
    }
}
