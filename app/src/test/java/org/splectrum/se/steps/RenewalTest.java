package org.splectrum.se.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.splectrum.se.steps.Workbench.command;
import static org.splectrum.se.steps.Workbench.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Place;
import org.splectrum.se.run.Problem;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunState;
import org.splectrum.se.runner.protocol.Order;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Work;
import org.splectrum.se.workflow.Step;
import org.splectrum.se.workflow.StepKind;

/** Somebody pushes to a pull request's branch while it is being rebased. */
class RenewalTest {
    private static final List<Step> REBASE = List.of(
            new Step("prepare", new StepKind.Prepare(), List.of()),
            new Step("rebase", new StepKind.Rebase(), List.of("prepare")),
            new Step("publish", new StepKind.Publish(), List.of("rebase")));

    private static final List<Step> AGENT = List.of(
            REBASE.getFirst(),
            new Step("agent", new StepKind.Agent("prompts/fix.md"), List.of("prepare")),
            new Step("agent.verify", new StepKind.Verify(List.of(), "agent", 0), List.of("agent")),
            new Step("rebase", new StepKind.Rebase(), List.of("agent", "agent.verify")),
            REBASE.getLast());

    private final Workbench bench = new Workbench(this::end);

    private Outcome end(String step, int attempt, Order order) {
        return switch (order.work()) {
            case Work.Rebase rebase -> {
                // Meanwhile somebody pushes: the branch stands elsewhere when this one is to be pushed.
                if (!bench.refused.isEmpty()) {
                    bench.tips.put(
                            "feature", new CommitId(String.valueOf(attempt).repeat(40)));
                }
                yield new Outcome.Rebased(
                        bench.push(order, Character.forDigit(attempt + 4, 10)), List.of(command("./test.sh", 0, "")));
            }
            case Work.Agent agent -> new Outcome.Committed(bench.push(order, '9'), "Done.");
            case Work.Verify verify -> new Outcome.Verified(List.of(command("./test.sh", 0, "")));
            case Work.Run run -> throw new AssertionError(run);
            case Work.Merge merge -> throw new AssertionError(merge);
        };
    }

    private Run play(int moved, List<Step> steps) {
        for (int times = 0; times < moved; times++) {
            bench.refused.add(new Pushes.Pushed.Moved("f".repeat(40)));
        }
        return bench.play(Place.Kind.PULL_REQUEST, Map.of(), steps.toArray(Step[]::new));
    }

    @Test
    void what_was_pushed_wins_and_is_rebased_in_its_turn() {
        Run run = play(2, REBASE);
        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(bench.orders("rebase"))
                .extracting(order -> order.checkout().input())
                .containsExactly(Workbench.HEAD.sha(), "1".repeat(40), "2".repeat(40));
        assertThat(result(run, "publish"))
                .isInstanceOfSatisfying(
                        Result.Published.class,
                        published -> assertThat(published.commit().sha()).isEqualTo("7".repeat(40)));
        assertThat(bench.refs).containsEntry("refs/se/backups/" + run.id(), new CommitId("2".repeat(40)));
    }

    @Test
    void whoever_pushes_again_and_again_is_asked() {
        Run run = play(4, REBASE);
        assertThat(run.state()).isEqualTo(RunState.AWAITING_INTERVENTION);
        assertThat(run.problem().orElseThrow().cause()).isEqualTo(Problem.Cause.BRANCH_MOVED);
        assertThat(bench.orders("rebase")).hasSize(4);
    }

    @Test
    void what_an_agent_made_is_kept_and_brought_over_to_what_was_pushed() {
        Run run = play(2, AGENT);
        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(bench.orders("agent")).hasSize(1);
        assertThat(bench.orders("rebase"))
                .extracting(order -> order.checkout().input())
                .containsExactly("9".repeat(40), "1".repeat(40), "2".repeat(40));
        assertThat(bench.orders("rebase"))
                .extracting(order -> ((Work.Rebase) order.work()).carried())
                .containsExactly(List.of(), carried(2, run), carried(3, run));
        assertThat(bench.refs)
                .containsEntry("refs/se/carried/" + run.id() + "/rebase/3", new CommitId("9".repeat(40)))
                .containsEntry("refs/se/backups/" + run.id(), new CommitId("2".repeat(40)));
        assertThat(bench.leases).containsExactly(Workbench.HEAD.sha(), "1".repeat(40), "2".repeat(40));
    }

    private static List<Work.Rebase.Carried> carried(int attempt, Run run) {
        return List.of(new Work.Rebase.Carried(
                "refs/se/carried/" + run.id() + "/rebase/" + attempt, Workbench.HEAD.sha(), "9".repeat(40)));
    }

    @Test
    void whoever_pushes_again_and_again_is_asked_and_the_agents_work_is_kept() {
        Run run = play(4, AGENT);
        assertThat(run.state()).isEqualTo(RunState.AWAITING_INTERVENTION);
        assertThat(run.problem().orElseThrow().cause()).isEqualTo(Problem.Cause.BRANCH_MOVED);
        assertThat(bench.orders("agent")).hasSize(1);
        assertThat(bench.orders("rebase")).hasSize(4);
    }

    @Test
    void where_an_agent_worked_behind_the_rebase_nothing_begins_anew() {
        List<Step> steps = new ArrayList<>(REBASE);
        steps.set(2, new Step("agent", new StepKind.Agent("prompts/fix.md"), List.of("rebase")));
        steps.add(new Step("publish", new StepKind.Publish(), List.of("agent")));
        Run run = play(1, steps);
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(bench.orders("agent")).hasSize(1);
    }
}
