package org.splectrum.se.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.runner.protocol.Message;
import org.splectrum.se.runner.protocol.Order;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Readiness;
import org.splectrum.se.runner.protocol.Work;

/** What a runner gets ready while its order is written, and what becomes of it. */
final class StandbyTest {
    private static final String SESSION = Scene.session().id();
    private static final Readiness AGENT =
            new Readiness.Agent("", SESSION, "SE", "se@example.org", Order.Outward.NOWHERE);

    @TempDir
    Path temporary;

    private Scene scene;

    @BeforeEach
    void open() throws IOException {
        scene = new Scene(temporary);
        scene.readied(AGENT);
    }

    @AfterEach
    void close() throws IOException {
        scene.close();
    }

    @Test
    void anAgentIsUpBeforeTheOrderIsThereAndIsTheOneThatWorks() throws IOException {
        Work work = scene.agent(counted("begin; git commit -q --allow-empty -m Mine; echo \"$prompt\" > x; say done"));
        scene.gateway().keepWaiting();
        Thread ordering = Thread.ofVirtual().start(() -> {
            await().until(() -> starts().size() == 1);
            try {
                scene.order(work);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThat(scene.runner().run()).isEqualTo(Runner.Ending.TOLD);
        assertThat(ordering).satisfies(Thread::join);
        assertThat(scene.outcome()).isInstanceOf(Outcome.Committed.class);
        assertThat(scene.served("show", Scene.OUTPUT_REF + ":x")).isEqualTo("Please do it.");
        assertThat(starts()).containsExactly("SE bypassPermissions --session-id=" + SESSION);
    }

    @Test
    void anAgentOfAnotherModelIsNotTheOneThatWorksAndLeaves() throws IOException {
        Work.Agent work = scene.agent(counted("begin; say done"));
        assertThat(scene.run(new Work.Agent(work.prompt(), "other", work.commitTitle(), work.session())))
                .isEqualTo(new Outcome.Unchanged("done"));
        assertThat(starts()).contains("SE --session-id=" + SESSION + " --model=other");
        assertThat(scene.gateway().messages(Message.AgentStarted.class)).hasSize(1);
        Scene.assertNobodyIsLeft();
    }

    @Test
    void anAgentThatNoOrderAsksForIsNeverSpokenToAndLeaves() throws IOException {
        scene.agent(counted("read -r; read -r && touch '" + temporary + "/spoken'; sleep 1000"));
        assertThat(scene.run(new Work.Verify(List.of("true")))).isInstanceOf(Outcome.Verified.class);
        assertThat(temporary.resolve("spoken")).doesNotExist();
        Scene.assertNobodyIsLeft();
    }

    @Test
    void anAgentThatMayReachHostsIsUpBeforeTheOrderAndKnowsTheProxy() throws IOException {
        scene.readied(AGENT.towards(Order.Outward.LISTED_HOSTS));
        scene.reach(Order.Outward.LISTED_HOSTS);
        Work work = scene.agent(counted("begin; say \"$HTTPS_PROXY\""));
        assertThat(scene.run(work))
                .isInstanceOfSatisfying(
                        Outcome.Unchanged.class,
                        said -> assertThat(said.summary()).startsWith("http://127.0.0.1:"));
        assertThat(starts()).hasSize(1);
    }

    @Test
    void anAgentThatWasUpWithoutAProxyIsNotTheOneThatWorksBehindOne() throws IOException {
        scene.reach(Order.Outward.LISTED_HOSTS);
        Work work = scene.agent(counted("begin; say \"$HTTPS_PROXY\""));
        assertThat(scene.run(work))
                .isInstanceOfSatisfying(
                        Outcome.Unchanged.class,
                        said -> assertThat(said.summary()).startsWith("http://127.0.0.1:"));
        Scene.assertNobodyIsLeft();
    }

    @Test
    void anAgentWhoseOrderIsNeverWrittenLeavesWithTheRunner() throws IOException {
        scene.agent("read -r; sleep 1000");
        scene.gateway().keepWaiting();
        assertThat(scene.impatientRunner().run()).isEqualTo(Runner.Ending.SERVER_AWAY);
        Scene.assertNobodyIsLeft();
    }

    @Test
    void withoutAnOrderTheAgentLeavesWithTheRunner() throws IOException {
        scene.agent("read -r; sleep 1000");
        assertThat(scene.runner().run()).isEqualTo(Runner.Ending.NO_ORDER);
        Scene.assertNobodyIsLeft();
    }

    @Test
    void anAgentThatCannotBeStartedIsFoundWhenItIsAskedFor() throws IOException {
        assertThat(scene.run(new Work.Verify(List.of("true")))).isInstanceOf(Outcome.Verified.class);
    }

    private String counted(String script) {
        return "echo \"$GIT_AUTHOR_NAME ${*: -2}\" >> '" + temporary + "/starts'\n" + script;
    }

    private List<String> starts() {
        try {
            Path file = temporary.resolve("starts");
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
