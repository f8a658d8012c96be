package org.splectrum.se.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.runner.protocol.Envelope;
import org.splectrum.se.runner.protocol.Failure;
import org.splectrum.se.runner.protocol.Message;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Work;

final class RunnerTest {
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
    void messagesAreNumberedWithoutGapsAndFinishedIsTheLast() throws IOException {
        scene.run(new Work.Verify(List.of("true", "true")));
        List<Envelope> kept = scene.gateway().kept();
        assertThat(kept)
                .extracting(Envelope::sequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, kept.size()).boxed().toList());
        assertThat(kept.getLast().message()).isInstanceOf(Message.Finished.class);
    }

    @Test
    void anOrderWhoseAnswerWasLostIsAskedForAgainByTheSameClaimant() throws IOException {
        scene.gateway().loseOrder();
        assertThat(scene.run(new Work.Verify(List.of("true")))).isInstanceOf(Outcome.Verified.class);
    }

    @Test
    void whatTheServerDidNotTakeIsSentAgain() throws IOException {
        scene.gateway().refuse(3);
        scene.gateway().keepOnly(1);
        assertThat(scene.run(new Work.Verify(List.of("true")))).isInstanceOf(Outcome.Verified.class);
    }

    @Test
    void aServerThatRestartsMeanwhileMissesNothing() throws IOException {
        Work.Agent agent = scene.agent(
                "begin; echo '{\"type\":\"assistant\",\"message\":{\"content\":[{\"type\":\"text\",\"text\":\"hi\"}]}}'\n"
                        + "until [ -e " + temporary + "/on ]; do sleep 0.02; done; touch x; say done");
        Thread restart = Thread.ofVirtual().start(() -> {
            await().until(() ->
                    !scene.gateway().messages(Message.AgentSaid.class).isEmpty());
            try {
                scene.gateway().close();
                temporary.resolve("on").toFile().createNewFile();
                scene.gateway().restart();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThat(scene.run(agent)).isInstanceOf(Outcome.Committed.class);
        assertThat(restart).satisfies(Thread::join);
    }

    @Test
    void anInterruptedAttemptHasNoOutcomeAndLeavesNobody() throws IOException {
        scene.order(scene.agent("begin; sleep 1000"));
        Runner runner = scene.runner();
        Thread stop = Thread.ofVirtual().start(() -> {
            await().until(() ->
                    !scene.gateway().messages(Message.AgentStarted.class).isEmpty());
            runner.stop();
        });
        assertThat(runner.run()).isEqualTo(Runner.Ending.STOPPED);
        assertThat(scene.gateway().messages(Message.Finished.class)).isEmpty();
        assertThat(stop).satisfies(Thread::join);
        Scene.assertNobodyIsLeft();
    }

    @Test
    void withoutAnOrderThereIsNothingToDo() {
        assertThat(scene.runner().run()).isEqualTo(Runner.Ending.NO_ORDER);
    }

    @Test
    void anOrderOfAnotherVersionIsRefusedAndTheServerToldSo() throws IOException {
        scene.gateway().offer("{\"version\":2,\"token\":\"" + FakeGateway.TOKEN + "\",\"work\":{\"type\":\"Dance\"}}");
        assertThat(scene.runner().run()).isEqualTo(Runner.Ending.TOLD);
        AgentWorkTest.assertFailed(scene.outcome(), Failure.RUNNER_BROKEN, "not one that this runner knows");
    }

    @Test
    void aServerThatStaysAwayIsGivenUpOn() throws IOException {
        scene.close();
        assertThat(scene.impatientRunner().run()).isEqualTo(Runner.Ending.SERVER_AWAY);
    }

    @Test
    void aMissingAgentIsTheRunnersFaultNotTheAgents() throws IOException {
        assertThat(scene.run(new Work.Agent("Do it", "", "Do it", Scene.session())))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.failure()).isEqualTo(Failure.RUNNER_BROKEN));
    }
}
