package org.splectrum.se.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.runner.process.Population;
import org.splectrum.se.runner.protocol.CommandResult;
import org.splectrum.se.runner.protocol.Failure;
import org.splectrum.se.runner.protocol.Limits;
import org.splectrum.se.runner.protocol.Message;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Work;

final class VerifyWorkTest {
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
    void everyCommandRunsEvenAfterOneFailed() throws IOException {
        Outcome outcome = scene.run(new Work.Verify(List.of("cat README.md", "echo no >&2; exit 3", "pwd; echo out")));
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Verified.class, verified -> {
            assertThat(verified.results()).extracting(CommandResult::exitCode).containsExactly(0, 3, 0);
            assertThat(verified.results())
                    .extracting(CommandResult::outputTail)
                    .containsExactly("hello\n", "no\n", scene.workspace() + "\nout\n");
            assertThat(scene.gateway().messages(Message.CommandEnded.class))
                    .extracting(Message.CommandEnded::result)
                    .isEqualTo(verified.results());
        });
    }

    @Test
    void noCommandsAreVerifiedToo() throws IOException {
        assertThat(scene.run(new Work.Verify(List.of()))).isEqualTo(new Outcome.Verified(List.of()));
    }

    @Test
    void onlyTheEndOfALongOutputIsKept() throws IOException {
        scene.limit(new Limits(60, 20));
        assertThat(only(scene.run(new Work.Verify(List.of("seq 1 100000")))).outputTail())
                .endsWith("99999\n100000\n")
                .startsWith("[… ")
                .hasSizeLessThan(60);
    }

    @Test
    void aCommandIsEndedWhenTheTimeIsOverAndItsResultSaysSo() throws IOException {
        Outcome outcome = scene.runOutOfTime(
                new Work.Verify(List.of("echo begun; sleep 1000 & sleep 1000", "true")),
                over -> scene.gateway().messages(Message.CommandEnded.class).stream()
                        .anyMatch(ended -> !ended.result().outputTail().isEmpty()));
        AgentWorkTest.assertFailed(outcome, Failure.TIMED_OUT, "sleep 1000");
        assertThat(scene.gateway().messages(Message.CommandEnded.class))
                .singleElement()
                .satisfies(ended -> {
                    assertThat(ended.result().exitCode()).isEqualTo(124);
                    assertThat(ended.result().outputTail()).isEqualTo("begun\n");
                });
        Scene.assertNobodyIsLeft();
    }

    @Test
    void aProcessLeftBehindThatHoldsTheOutputIsNotWaitedFor() throws IOException {
        CommandResult result = only(scene.run(new Work.Verify(List.of("sleep 1000 & echo up"))));
        assertThat(result.outputTail()).isEqualTo("up\n");
        Population.killEveryoneElse();
    }

    @Test
    void commandsSeeTheImagesEnvironmentAndNoToken() throws IOException {
        String output = only(scene.run(new Work.Verify(List.of("env; cat .git/config; cat -; id -u"))))
                .outputTail();
        assertThat(output)
                .doesNotContain(FakeGateway.TOKEN)
                .doesNotContain("JAVA_HOME")
                .contains("CI=true");
    }

    @Test
    void aRefThatIsNotThereFailsInGitsWords() throws IOException {
        scene.served("update-ref", "refs/se/other", Scene.INPUT_REF);
        scene.served("config", "transfer.hideRefs", Scene.INPUT_REF);
        AgentWorkTest.assertFailed(
                scene.run(new Work.Verify(List.of("true"))), Failure.GIT_FAILED, "couldn't find remote ref");
    }

    private static CommandResult only(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Verified.class);
        return ((Outcome.Verified) outcome).results().getFirst();
    }
}
