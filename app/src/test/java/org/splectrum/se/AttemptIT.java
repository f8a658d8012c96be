package org.splectrum.se;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.demo.model.Script;
import org.splectrum.se.demo.model.ScriptedModel;
import org.splectrum.se.demo.model.Turn;
import org.splectrum.se.model.Usage;
import org.splectrum.se.runner.protocol.Failure;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Session;
import org.splectrum.se.runner.protocol.Work;

/** The real Claude Code in a sealed container, told by a scripted model what to do, and all of it through the gateway. */
class AttemptIT {
    private static final String KEY = "sk-ant-of-the-server";
    private static final Work WORK = new Work.Agent(
            "Write the greeting.",
            "",
            "Write the greeting",
            Session.fresh(UUID.randomUUID().toString(), "refs/se/snapshots/s"));
    private static final Script SCRIPT = Script.of(
            new Turn.Use("I write it.", "Write", Map.of("file_path", "/workspace/greeting.txt", "content", "hello\n")),
            new Turn.Say("The greeting is written."));

    @TempDir
    private Path folder;

    @Test
    void an_agents_work_arrives_at_its_ref_and_what_the_model_took_is_counted() throws Exception {
        try (ScriptedModel model = new ScriptedModel(KEY, SCRIPT);
                Attempting attempting = new Attempting(folder, model.url(), KEY)) {
            assertCommitted(attempting, attempting.perform(WORK));
            assertThat(model.asked()).hasSizeGreaterThanOrEqualTo(2);
            Usage taken = attempting.attempts.ofStep(Attempting.ATTEMPT.run(), Attempting.ATTEMPT.step());
            assertThat(taken.outputTokens()).isPositive();
            assertThat(taken.microUsd()).isPositive();
        }
    }

    @Test
    void a_restart_of_the_server_in_the_middle_of_a_turn_loses_nothing() throws Exception {
        AtomicBoolean restarted = new AtomicBoolean();
        Attempting[] here = new Attempting[1];
        Script restarting = asked -> {
            if (asked.answered() == 1 && restarted.compareAndSet(false, true)) {
                here[0].restartServer(WORK);
            }
            return SCRIPT.answer(asked);
        };
        try (ScriptedModel model = new ScriptedModel(KEY, restarting);
                Attempting attempting = new Attempting(folder, model.url(), KEY)) {
            here[0] = attempting;
            assertCommitted(attempting, attempting.perform(WORK));
            assertThat(restarted).isTrue();
        }
    }

    @Test
    void a_container_that_waits_for_its_order_while_the_server_is_restarted_gets_it_from_the_next_one()
            throws Exception {
        try (ScriptedModel model = new ScriptedModel(KEY, SCRIPT);
                Attempting attempting = new Attempting(folder, model.url(), KEY)) {
            attempting.startWaiting(WORK);
            await().until(() -> Attempting.docker("top", attempting.container()).contains("claude"));
            assertThat(model.asked()).isEmpty();
            assertThat(attempting.attempts.after(Attempting.ATTEMPT, 0)).isEmpty();
            attempting.restartServer(WORK);
            assertCommitted(attempting, attempting.end());
        }
    }

    @Test
    void an_agent_whose_money_is_spent_ends_so_and_does_not_try_again() throws Exception {
        try (ScriptedModel model = new ScriptedModel(KEY, SCRIPT);
                Attempting attempting = new Attempting(folder, model.url(), KEY, 50_000)) {
            assertThat(attempting.perform(WORK)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                assertThat(failed.failure()).isEqualTo(Failure.BUDGET_REACHED);
                assertThat(failed.detail()).contains("USD are left for this run");
            });
            Usage taken = attempting.attempts.ofStep(Attempting.ATTEMPT.run(), Attempting.ATTEMPT.step());
            assertThat(taken.microUsd()).isLessThan(51_000);
        }
    }

    @Test
    void work_on_a_protected_path_ends_with_the_path_and_what_to_do() throws Exception {
        Script script = Script.of(
                new Turn.Use(
                        "I write it.",
                        "Bash",
                        Map.of("command", "mkdir -p .github/workflows && echo on: push >.github/workflows/x.yml")),
                new Turn.Say("Written."));
        try (ScriptedModel model = new ScriptedModel(KEY, script);
                Attempting attempting = new Attempting(folder, model.url(), KEY)) {
            assertThat(attempting.perform(WORK)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                assertThat(failed.failure()).isEqualTo(Failure.PROTECTED_PATHS);
                assertThat(failed.detail())
                        .startsWith(".github/workflows/x.yml may not be changed by a run; leave it as it is");
            });
        }
    }

    private static void assertCommitted(Attempting attempting, Outcome outcome) throws Exception {
        assertThat(outcome).isInstanceOf(Outcome.Committed.class);
        Outcome.Committed committed = (Outcome.Committed) outcome;
        assertThat(committed.summary()).contains("The greeting is written.");
        assertThat(attempting.output()).isEqualTo(committed.commit());
        assertThat(attempting.read(committed.commit(), "greeting.txt")).isEqualTo("hello\n");
    }
}
