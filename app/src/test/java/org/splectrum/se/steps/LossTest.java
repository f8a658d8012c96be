package org.splectrum.se.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.splectrum.se.steps.Workbench.command;
import static org.splectrum.se.steps.Workbench.result;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Usage;
import org.splectrum.se.run.Action;
import org.splectrum.se.run.Decision;
import org.splectrum.se.run.Effect;
import org.splectrum.se.run.Ending;
import org.splectrum.se.run.Problem;
import org.splectrum.se.run.Progress;
import org.splectrum.se.run.Remark;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.run.RunState;
import org.splectrum.se.run.Samples;
import org.splectrum.se.runner.protocol.Order;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Work;
import org.splectrum.se.workflow.Step;
import org.splectrum.se.workflow.StepKind;

/** What becomes of a run whose earlier steps' commits are damaged when it goes on. */
class LossTest {
    private static final Step PREPARE = new Step("prepare", new StepKind.Prepare(), List.of());
    private static final Step AGENT = new Step("agent", new StepKind.Agent("prompts/fix.md"), List.of("prepare"));
    private static final Step LINT = new Step("lint", new StepKind.Run("./lint.sh", Map.of()), List.of("agent"));
    private static final Step TEST = new Step("test", new StepKind.Run("./test.sh", Map.of()), List.of("lint"));
    private static final CommitId FIRST = new CommitId("1".repeat(40));
    private static final CommitId SECOND = new CommitId("2".repeat(40));

    private final Workbench bench = new Workbench(this::end);
    private int commits;
    private boolean fails = true;

    /** The agent commits, the linter changes nothing, and the tests fail for a while. */
    private Outcome end(String step, int attempt, Order order) {
        return switch (order.work()) {
            case Work.Agent _ -> new Outcome.Committed(bench.push(order, (char) ('1' + commits++)), "Done.");
            case Work.Run run ->
                new Outcome.Ran("", command(run.command(), fails && step.equals("test") ? 1 : 0, ""), Map.of());
            case Work.Verify _, Work.Rebase _, Work.Merge _ -> throw new AssertionError(order);
        };
    }

    private Run failed() {
        Run run = bench.play(PREPARE, AGENT, LINT, TEST);
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        fails = false;
        return run;
    }

    private Run retried(Run run, String from) {
        Remark remark = new Remark("again" + from, new Action.Retry(from), "ada", Instant.EPOCH);
        return bench.goOn(Run.decide(run, new RunEvent.ActedOn(remark, 0)).run());
    }

    private static List<Integer> attempts(Run run) {
        return Stream.of("prepare", "agent", "lint", "test")
                .map(step -> run.progress(step).attempt())
                .toList();
    }

    @Test
    void a_step_is_retried_from_the_checkpoint_before_it_where_that_is_whole() {
        Run run = retried(failed(), "test");
        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(attempts(run)).containsExactly(1, 1, 1, 2);
        assertThat(run.steps()).allMatch(step -> step.loss().why().isEmpty());
    }

    @Test
    void a_damaged_one_falls_back_to_the_latest_that_is_whole_and_the_run_says_so() {
        Run failed = failed();
        bench.damaged.put(FIRST, "Missing blob");
        Run run = retried(failed, "test");
        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(attempts(run)).containsExactly(1, 2, 2, 3);
        assertThat(result(run, "agent")).isEqualTo(new Result.Committed(SECOND, "Done."));
        assertThat(run.step("agent").orElseThrow().loss().why()).isEqualTo("commit 1111111: Missing blob");
        assertThat(run.step("lint").orElseThrow().loss().times()).isZero();
        assertThat(bench.orders("agent"))
                .extracting(order -> order.checkout().input())
                .containsExactly(Samples.START.sha(), Samples.START.sha());
    }

    @Test
    void where_even_the_start_is_gone_the_run_begins_from_the_newest_base() {
        Run failed = failed();
        bench.damaged.put(FIRST, "Missing commit");
        bench.damaged.put(Samples.START, "Missing commit");
        bench.tips.put("main", Samples.ONTO);
        Run run = retried(failed, "test");
        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(attempts(run)).containsExactly(2, 2, 2, 3);
        assertThat(bench.orders("agent").getLast().checkout().input()).isEqualTo(Samples.ONTO.sha());
    }

    @Test
    void what_github_still_has_is_fetched_and_nothing_is_done_twice() {
        Run failed = failed();
        bench.damaged.put(FIRST, "Missing blob");
        bench.whileFetching = bench.damaged::clear;
        Run run = retried(failed, "test");
        assertThat(attempts(run)).containsExactly(1, 1, 1, 2);
    }

    @Test
    void what_is_lost_again_and_again_needs_a_person_and_ends_the_run() {
        Run failed = failed();
        Stream.of('1', '2', '3', '4', '5')
                .forEach(digit ->
                        bench.damaged.put(new CommitId(String.valueOf(digit).repeat(40)), "Missing blob"));
        Run run = retried(failed, "test");
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        Problem problem = run.problem().orElseThrow();
        assertThat(problem.cause()).isEqualTo(Problem.Cause.GIT_FAILED);
        assertThat(problem.detail()).contains("`agent`", "again and again", "Missing blob");
        assertThat(run.progress("agent").attempt()).isEqualTo(4);
        Run later = retried(run, "agent");
        assertThat(later.progress("agent").attempt()).isGreaterThan(4);
    }

    @Test
    void an_attempt_beside_it_that_builds_on_the_same_is_stopped() {
        Step beside = new Step("beside", new StepKind.Run("./slow.sh", Map.of()), List.of("agent"));
        Run both = started(PREPARE, AGENT, LINT, beside);
        AttemptId lint = new AttemptId(both.id(), "lint", 1);
        AttemptId other = new AttemptId(both.id(), "beside", 1);
        assertThat(both.awaits(lint) && both.awaits(other)).isTrue();
        Ending unfounded = new Ending.Unfounded("agent", "commit 1111111: Missing blob");
        Decision decision = Run.decide(both, new RunEvent.AttemptEnded(lint, unfounded, Usage.NONE, Samples.T0));
        assertThat(decision.effects())
                .contains(new Effect.Stop(other), new Effect.Attempt(new AttemptId(both.id(), "agent", 2)))
                .doesNotContain(new Effect.Stop(lint));
        assertThat(decision.run().progress("beside")).isEqualTo(new Progress.Waiting(1, Usage.NONE));
    }

    private static Run started(Step... steps) {
        Run run = Workbench.begun(steps);
        for (String step : List.of("prepare", "agent")) {
            AttemptId attempt = new AttemptId(run.id(), step, 1);
            run = Run.decide(run, Samples.succeeded(run, attempt)).run();
        }
        return run;
    }
}
