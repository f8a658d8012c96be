package org.splectrum.se;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static void assertCommitted(Attempting attempting, Outcome outcome) throws Exception {
        assertThat(outcome).isInstanceOf(Outcome.Committed.class);
        Outcome.Committed committed = (Outcome.Committed) outcome;
        assertThat(committed.summary()).contains("The greeting is written.");
        assertThat(attempting.output()).isEqualTo(committed.commit());
        assertThat(attempting.read(committed.commit(), "greeting.txt")).isEqualTo("hello\n");
    }
}
