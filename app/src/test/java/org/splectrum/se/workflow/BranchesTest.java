package org.splectrum.se.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.splectrum.se.workflow.Written.caring;
import static org.splectrum.se.workflow.Written.lines;
import static org.splectrum.se.workflow.Written.plan;
import static org.splectrum.se.workflow.Written.run;
import static org.splectrum.se.workflow.Written.step;
import static org.splectrum.se.workflow.Written.when;
import static org.splectrum.se.workflow.Written.workflow;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.splectrum.se.workflow.Care.OnFailure;
import org.splectrum.se.workflow.Strategy.Joining;
import org.splectrum.se.workflow.Strategy.Output;

class BranchesTest {
    @Test
    void parallel_branches_start_from_one_commit_and_may_fail() {
        Plan plan = plan(workflow("x", step("s", several(new Strategy.Parallel(2, Joining.MERGE), 3))));
        assertThat(lines(plan))
                .containsExactly(
                        "prepare Prepare < ",
                        "s.1 Agent < prepare",
                        "s.2 Agent < prepare",
                        "s.3 Agent < prepare",
                        "s Join MERGE s.1+s.2+s.3 < s.1 s.2 s.3 if steps['s.1'].result != 'skipped'");
        List<Step> branches = ((Plan.Right) plan).steps().subList(1, 4);
        assertThat(branches).allSatisfy(branch -> {
            assertThat(branch.care().onFailure()).isEqualTo(OnFailure.CONTINUE);
            assertThat(branch.guard().crowd()).isEqualTo(new Guard.Crowd("s", 2));
        });
    }

    @Test
    void what_is_picked_is_proved_branch_by_branch() {
        assertThat(lines(plan(workflow("x", step("s", several(new Strategy.Parallel(0, Joining.PICK), 2))))))
                .containsExactly(
                        "prepare Prepare < ",
                        "s.1 Agent < prepare",
                        "s.1.verify Verify of s.1 [] 0 < s.1 if steps['s.1'].result == 'success'",
                        "s.2 Agent < prepare",
                        "s.2.verify Verify of s.2 [] 0 < s.2 if steps['s.2'].result == 'success'",
                        "s Join PICK s.1+s.2 < s.1 s.1.verify s.2 s.2.verify if steps['s.1'].result != 'skipped'");
    }

    @Test
    void a_sequence_passes_on_what_was_said_and_stops_where_one_fails() {
        assertThat(lines(plan(workflow(
                        "x", step("s", several(new Strategy.Sequential(Output.PASSED, OnFailure.FAIL), 2))))))
                .containsExactly(
                        "prepare Prepare < ",
                        "s.1 Agent < prepare",
                        "s.2 Agent hears [s.1] < s.1 if steps['s.1'].result == 'success'",
                        "s Join LAST s.1+s.2 < s.1 s.2 if steps['s.1'].result != 'skipped'");
    }

    @Test
    void a_sequence_that_does_not_stop_goes_on_after_a_failure() {
        Plan plan =
                plan(workflow("x", step("s", several(new Strategy.Sequential(Output.KEPT, OnFailure.CONTINUE), 2))));
        assertThat(lines(plan)).contains("s.2 Agent < s.1 if steps['s.1'].result != 'skipped'");
        assertThat(((Plan.Right) plan).steps().get(1).care().onFailure()).isEqualTo(OnFailure.CONTINUE);
    }

    @Test
    void the_branches_of_a_sequence_that_stops_fail_as_the_step_does() {
        Step asking =
                caring(step("s", several(new Strategy.Sequential(Output.KEPT, OnFailure.FAIL), 2)), OnFailure.ASK);
        Plan plan = plan(workflow("x", asking));
        assertThat(((Plan.Right) plan).steps().subList(1, 4))
                .allMatch(step -> step.care().onFailure() == OnFailure.ASK);
    }

    @Test
    void a_fallback_comes_only_after_a_failure_of_the_agent_or_of_its_proof() {
        assertThat(lines(plan(workflow("x", step("s", several(new Strategy.Fallback(), 2))))))
                .contains(
                        "s.2 Agent < s.1 s.1.verify after FAILURE",
                        "s Join FIRST s.1+s.2 < s.1 s.1.verify s.2 s.2.verify if steps['s.1'].result != 'skipped'");
    }

    @Test
    void batches_are_chained_by_joins_and_told_what_the_one_before_said() {
        assertThat(lines(plan(workflow(
                        "x", step("s", several(new Strategy.Batched(2, Output.PASSED, Joining.MERGE), 3))))))
                .containsExactly(
                        "prepare Prepare < ",
                        "s.1 Agent < prepare",
                        "s.2 Agent < prepare",
                        "s.batch1 Join MERGE s.1+s.2 < s.1 s.2 if steps['s.1'].result != 'skipped'",
                        "s.3 Agent hears [s.1, s.2] < s.batch1 if steps['s.batch1'].result != 'skipped'",
                        "s Join MERGE s.3 < s.3 if steps['s.3'].result != 'skipped'");
    }

    @Test
    void the_condition_of_the_step_is_that_of_its_branches() {
        Step step = when(
                step("s", several(new Strategy.Parallel(0, Joining.MERGE), 2)), "params.a == 'x'", Guard.After.ANY);
        assertThat(lines(plan(workflow("x", step))))
                .contains(
                        "s.1 Agent < prepare after ANY if params.a == 'x'",
                        "s.2 Agent < prepare after ANY if params.a == 'x'");
    }

    @Test
    void joined_work_that_is_published_is_proved_once() {
        assertThat(lines(plan(workflow(
                        "x",
                        step("s", several(new Strategy.Parallel(0, Joining.MERGE), 2)),
                        step("lint", run(), "s"),
                        step("open", new StepKind.PullRequest(), "lint")))))
                .contains("s.verify Verify [] 0 < s if steps['s'].result == 'success'", "lint Run < s.verify");
    }

    private static StepKind several(Strategy strategy, int agents) {
        return new StepKind.Several(strategy, Collections.nCopies(agents, new StepKind.Agent("prompts/fix.md")));
    }
}
