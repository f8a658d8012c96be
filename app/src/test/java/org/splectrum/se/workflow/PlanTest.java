package org.splectrum.se.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.splectrum.se.workflow.Written.agent;
import static org.splectrum.se.workflow.Written.lines;
import static org.splectrum.se.workflow.Written.plan;
import static org.splectrum.se.workflow.Written.proving;
import static org.splectrum.se.workflow.Written.run;
import static org.splectrum.se.workflow.Written.step;
import static org.splectrum.se.workflow.Written.when;
import static org.splectrum.se.workflow.Written.workflow;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final StepKind PULL = new StepKind.PullRequest();
    private static final StepKind REBASE = new StepKind.Rebase();

    @Test
    void what_is_written_out_in_full_is_performed_as_it_is() {
        Workflow fix = workflow(
                "fix",
                step("prepare", new StepKind.Prepare()),
                step("agent", agent(), "prepare"),
                step("verify", new StepKind.Verify(), "agent"),
                step("rebase", REBASE, "verify"),
                step("publish", new StepKind.Publish(), "rebase"),
                step("pull_request", PULL, "publish"));
        assertThat(plan(fix)).isEqualTo(new Plan.Right(fix.steps()));
    }

    @Test
    void what_nobody_has_to_write_is_put_in() {
        assertThat(lines(plan(workflow(
                        "fix",
                        step("implement", proving()),
                        step("lint", run(), "implement"),
                        step("rebase", REBASE, "lint"),
                        step("publish", PULL, "rebase")))))
                .containsExactly(
                        "prepare Prepare < ",
                        "implement Agent < prepare",
                        "implement.verify Verify of implement [make test] 2 < implement",
                        "lint Run < implement.verify",
                        "rebase Rebase < lint",
                        "publish.push Publish < rebase",
                        "publish PullRequest < publish.push");
    }

    @Test
    void work_that_is_published_is_proved_and_meets_the_newest_base() {
        assertThat(lines(plan(workflow("fix", step("work", agent()), step("open", PULL, "work")))))
                .containsExactly(
                        "prepare Prepare < ",
                        "work Agent < prepare",
                        "work.verify Verify of work [] 0 < work",
                        "open.push.rebase Rebase < work.verify",
                        "open.push Publish < open.push.rebase",
                        "open PullRequest < open.push");
    }

    @Test
    void an_agent_that_only_answers_needs_no_proof() {
        assertThat(lines(plan(workflow("explain", step("answer", agent())))))
                .containsExactly("prepare Prepare < ", "answer Agent < prepare");
    }

    @Test
    void a_verify_step_further_down_proves_the_work_of_agents_without_commands() {
        assertThat(lines(plan(workflow(
                        "two",
                        step("one", agent()),
                        step("two", agent(), "one"),
                        step("check", new StepKind.Verify(), "two"),
                        step("push", new StepKind.Publish(), "check")))))
                .noneMatch(line -> line.contains(".verify"));
    }

    @Test
    void who_waits_for_a_failure_sees_the_agent_and_its_proof() {
        assertThat(lines(plan(workflow(
                        "x",
                        step("work", proving()),
                        when(step("tell", new StepKind.Comment("x"), "work"), "", Guard.After.FAILURE)))))
                .contains("tell Comment < work work.verify after FAILURE");
    }

    @Test
    void the_proof_of_an_agent_with_a_condition_shares_it() {
        assertThat(lines(plan(workflow("x", when(step("work", proving()), "params.a == 'x'", Guard.After.SUCCESS)))))
                .contains(
                        "work Agent < prepare if params.a == 'x'",
                        "work.verify Verify of work [make test] 2 < work if steps['work'].result == 'success'");
    }

    @Test
    void a_pull_request_that_waits_for_a_failure_still_sees_it_behind_its_push() {
        assertThat(lines(plan(
                        workflow("x", step("work", run()), when(step("open", PULL, "work"), "", Guard.After.FAILURE)))))
                .contains(
                        "open.push.rebase Rebase < work after FAILURE",
                        "open.push Publish < work open.push.rebase after FAILURE",
                        "open PullRequest < work open.push after FAILURE");
    }

    @Test
    void commits_made_side_by_side_are_joined_where_somebody_works_on_them() {
        assertThat(lines(plan(workflow(
                        "x",
                        step("a", run()),
                        step("b", run()),
                        step("told", new StepKind.Comment("both are over"), "a", "b"),
                        step("c", run(), "told")))))
                .containsExactly(
                        "prepare Prepare < ",
                        "a Run < prepare",
                        "b Run < prepare",
                        "told Comment < a b",
                        "c.join Join MERGE a+b < told",
                        "c Run < c.join");
    }

    @Test
    void commits_made_one_after_another_need_no_join() {
        assertThat(lines(plan(workflow("x", step("a", run()), step("b", run(), "a"), step("c", run(), "a", "b")))))
                .noneMatch(line -> line.contains("Join"));
    }

    @Test
    void a_written_prepare_may_stand_behind_a_question() {
        StepKind ask = new StepKind.Approve("now?", List.of("yes"), Duration.ZERO, "");
        assertThat(lines(plan(workflow(
                        "x", step("ask", ask), step("prepare", new StepKind.Prepare(), "ask"), step("b", run())))))
                .containsExactly("ask Approve < ", "prepare Prepare < ask", "b Run < prepare");
    }

    @Test
    void a_push_of_something_older_does_not_count_for_a_pull_request() {
        assertThat(lines(plan(workflow(
                        "x",
                        step("rebase", REBASE),
                        step("push", new StepKind.Publish(), "rebase"),
                        step("more", run(), "push"),
                        step("open", PULL, "more")))))
                .contains("open.push Publish < more", "open PullRequest < open.push");
    }

    @Test
    void steps_that_cannot_be_planned_are_named() {
        assertThat(lines(plan(workflow("x", step("a", run(), "b"), step("b", run(), "a")))))
                .containsExactly("a: steps need each other in a circle: a → b → a; take one need out");
        assertThat(lines(plan(workflow("x", step("a", run(), "biuld"), step("build", run())))))
                .containsExactly("a: it needs “biuld”, which is no step; did you mean “build”?");
        assertThat(lines(plan(workflow("x", step("a", run()), step("a", run())))))
                .containsExactly("a: two steps have this id; give one another");
        assertThat(lines(plan(workflow("x", step("in", run())))))
                .containsExactly("in: a step's id has " + StepIds.form());
    }
}
