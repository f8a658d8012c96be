package org.splectrum.se.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.splectrum.se.Timeouts;
import org.splectrum.se.run.Problem;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.RunState;
import org.splectrum.se.runner.protocol.CommandResult;
import org.splectrum.se.runner.protocol.Limits;

/** What becomes of a wish when the agent fails at it, or says what is not so. */
@ExtendWith(SharedStage.class)
@Execution(ExecutionMode.CONCURRENT)
class AgentTroubleIT {
    @Test
    void an_agent_that_changes_nothing_but_claims_success_has_failed(Stage stage) throws Exception {
        Story story = stage.story(Calculators.proved())
                .withHostile(Mind.doing("true", "I mended the sum, all tests pass, and the pull request is open."));
        assertFailed(stage, story, Problem.Cause.NOTHING_CHANGED);
    }

    @Test
    void a_claim_that_the_tests_pass_is_not_believed(Stage stage) throws Exception {
        Story story = stage.story(Calculators.proved())
                .withHostile(Mind.doing("sed -i '/add)/s/-/*/' calc.sh", "All tests pass. The check is green."));
        Story.End end = assertFailed(stage, story, Problem.Cause.ACCEPTANCE_FAILED);
        assertThat(end.text()).contains("not ok: add 2 3 = 6, expected 5");
    }

    @Test
    void an_agent_does_not_choose_what_proves_its_work(Stage stage) throws Exception {
        String ease = "sed -i 's/accept:.*/accept: [\"true\"]/' .github/se.yml; sed -i '/add)/s/-/*/' calc.sh";
        Story story = stage.story(Calculators.proved()).withHostile(Mind.doing(ease, "Proved."));
        Story.End end = assertFailed(stage, story, Problem.Cause.PROTECTED_PATHS);
        assertThat(end.text()).contains(".github/se.yml may not be changed by a run");
    }

    @Test
    void an_agent_that_dies_has_failed(Stage stage) throws Exception {
        Story story = stage.story(Calculators.proved())
                .withHostile(Mind.doing("sed -i '/add)/s/-/+/' calc.sh; kill -9 $PPID; sleep 5", "Done."));
        Story.End end = assertFailed(stage, story, Problem.Cause.AGENT_FAILED);
        assertThat(end.text()).contains("137");
    }

    @Test
    void an_agent_that_fills_the_disk_is_told_so(Stage stage) throws Exception {
        Story story = stage.story(Calculators.proved())
                .withHostile(Mind.doing("head -c 3G /dev/zero > big.bin; ls -l big.bin", "Done."));
        assertFailed(stage, story, Problem.Cause.DISK_FULL);
    }

    @Test
    void of_a_command_that_floods_its_output_only_the_end_is_kept(Stage stage) {
        String flood = "yes flood | head -c 1000000000; echo the end";
        Story story = stage.story(Calculators.configured("accept: [\"" + flood + "\"]\n"))
                .with(Mind.mending());
        int issue = story.asked("Sum", "/se run");
        Story.End end = story.over(issue);
        assertThat(end.state()).as(end.text()).isEqualTo(RunState.SUCCEEDED);
        assertThat(end.text()).hasSizeLessThan(65_536);
        assertThat(end.run().result(Result.Verified.class).orElseThrow().results())
                .extracting(CommandResult::outputTail)
                .allSatisfy(kept -> assertThat(kept)
                        .hasSizeLessThanOrEqualTo(Timeouts.USUAL.attempt().outputBytes() + 200)
                        .contains("the end"));
        story.says("ada", issue, "/se status");
        assertThat(story.reply(issue).body()).contains(end.run().id().value());
    }

    @Test
    void an_agent_that_does_not_end_is_ended() throws Exception {
        Timeouts little = new Timeouts(
                Timeouts.USUAL.model(), new Limits(15, 1 << 16), Timeouts.USUAL.again(), Timeouts.USUAL.engine());
        try (Stage stage = new Stage(little, Map.of())) {
            Story story = stage.story(Calculators.proved()).withHostile(Mind.doing("tail -f /dev/null", "Done."));
            assertFailed(stage, story, Problem.Cause.TIMED_OUT);
        }
    }

    private static Story.End assertFailed(Stage stage, Story story, Problem.Cause cause) throws Exception {
        Story.End end = story.over(story.asked("Sum", "/se run"));
        assertThat(end.run().problem().orElseThrow())
                .as(end.text())
                .extracting(Problem::cause)
                .isEqualTo(cause);
        assertThat(end.state()).isEqualTo(RunState.FAILED);
        assertThat(end.conclusion()).isNotEqualTo("success");
        assertThat(story.seen().pulls()).isEmpty();
        assertThat(story.seen().refs("refs/heads/")).containsExactly("refs/heads/main");
        assertThat(story.seen().labels(end.comment().issue())).containsExactly("se:failed");
        new Aftermath(stage, story, end).isHarmless();
        return end;
    }
}
