package org.splectrum.se.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.splectrum.se.steps.Workbench.command;
import static org.splectrum.se.steps.Workbench.result;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Permission;
import org.splectrum.se.model.Place;
import org.splectrum.se.run.Problem;
import org.splectrum.se.run.Progress;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunState;
import org.splectrum.se.run.Samples;
import org.splectrum.se.runner.protocol.Failure;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Work;
import org.splectrum.se.workflow.Care;
import org.splectrum.se.workflow.Guard;
import org.splectrum.se.workflow.Step;
import org.splectrum.se.workflow.StepKind;

/** What the kinds of steps do that work with expressions, commands and comments. */
class KindsTest {
    private static final Step PREPARE = new Step("prepare", new StepKind.Prepare(), List.of());

    private static Step step(String id, StepKind kind) {
        return new Step(id, kind, List.of("prepare"));
    }

    private static Step guarded(String id, StepKind kind, String condition, String... needs) {
        Guard guard = new Guard(condition, Guard.After.SUCCESS, Guard.Crowd.ANY);
        return new Step(id, kind, List.of(needs), guard, Care.USUAL);
    }

    @Test
    void a_command_is_run_on_the_commit_so_far_and_its_outputs_are_there_for_others() {
        Workbench bench = new Workbench((step, attempt, order) ->
                new Outcome.Ran("", command("./gen.sh", 0, "x".repeat(5_000) + "end"), Map.of("version", "1.2")));
        Run run = bench.play(
                PREPARE,
                step("gen", new StepKind.Run("./gen.sh", Map.of("WHO", "${{ actor }} on ${{ issue.number }}"))),
                guarded(
                        "say",
                        new StepKind.Comment("v${{ steps.gen.outputs.version }} ${{ steps.gen.outputs.exit_code }}"),
                        "steps.gen.outputs.version == '1.2'",
                        "gen"));
        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(bench.orders.getFirst().checkout().input()).isEqualTo(Samples.START.sha());
        assertThat(bench.orders.getFirst().work())
                .isEqualTo(new Work.Run("./gen.sh", Map.of("WHO", "ada on 7"), "Run ./gen.sh"));
        assertThat(bench.comments).containsExactly("<!-- se:step:" + Samples.ID + "/say -->\nv1.2 0");
    }

    @Test
    void who_lost_the_right_while_the_run_waited_has_nothing_begun() {
        Workbench bench = new Workbench((step, attempt, order) -> new Outcome.Ran("", command("c", 0, ""), Map.of()));
        bench.permission = Permission.READ;
        Run run = bench.play(PREPARE, step("gen", new StepKind.Run("./gen.sh", Map.of())));
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.problem().orElseThrow())
                .isEqualTo(Problem.of(Problem.Cause.NOT_PERMITTED, "ada may no longer write to octo/calculator."));
        assertThat(bench.orders).isEmpty();
    }

    @Test
    void what_was_closed_while_the_run_waited_has_nothing_begun() {
        Workbench bench = new Workbench((step, attempt, order) -> new Outcome.Ran("", command("c", 0, ""), Map.of()));
        bench.closed = Optional.of(Samples.T0.plusSeconds(1));
        Run run = bench.play(PREPARE, step("gen", new StepKind.Run("./gen.sh", Map.of())));
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.problem().orElseThrow())
                .isEqualTo(Problem.of(
                        Problem.Cause.CLOSED_MEANWHILE, "octo/calculator#7 was closed after this was asked for."));
        assertThat(bench.orders).isEmpty();
    }

    @Test
    void what_was_closed_already_when_it_was_asked_for_is_worked_on() {
        Workbench bench = new Workbench((step, attempt, order) -> new Outcome.Ran("", command("c", 0, ""), Map.of()));
        bench.closed = Optional.of(Samples.T0);
        Run run = bench.play(PREPARE, step("gen", new StepKind.Run("./gen.sh", Map.of())));
        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void what_comes_from_another_repository_gets_no_container() {
        Workbench bench = new Workbench((step, attempt, order) -> new Outcome.Ran("", command("c", 0, ""), Map.of()));
        bench.standing = PullRequests.Standing.FORK;
        Run run = bench.play(
                Place.Kind.PULL_REQUEST, Map.of(), PREPARE, step("gen", new StepKind.Run("./gen.sh", Map.of())));
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.problem().orElseThrow().detail()).contains("comes from another repository");
        assertThat(bench.orders).isEmpty();
    }

    @Test
    void what_a_command_changed_is_what_the_next_step_works_on() {
        Workbench[] bench = new Workbench[1];
        bench[0] = new Workbench((step, attempt, order) ->
                new Outcome.Ran(bench[0].push(order, step.equals("one") ? '1' : '2'), command("c", 0, ""), Map.of()));
        Run run = bench[0].play(
                PREPARE,
                step("one", new StepKind.Run("c", Map.of())),
                new Step("two", new StepKind.Run("c", Map.of()), List.of("one")));
        assertThat(bench[0].orders.get(1).checkout().input()).isEqualTo("1".repeat(40));
        assertThat(result(run, "two").output()).contains(new CommitId("2".repeat(40)));
    }

    @Test
    void a_commit_that_a_runner_only_tells_of_is_not_believed() {
        Workbench bench =
                new Workbench((step, attempt, order) -> new Outcome.Ran("1".repeat(40), command("c", 0, ""), Map.of()));
        Run run = bench.play(PREPARE, step("one", new StepKind.Run("c", Map.of())));
        assertThat(run.problem().orElseThrow().cause()).isEqualTo(Problem.Cause.GIT_FAILED);
    }

    @Test
    void a_command_that_changes_nothing_leaves_its_input_on_its_ref() {
        Workbench bench = new Workbench((step, attempt, order) -> new Outcome.Ran("", command("c", 0, ""), Map.of()));
        Run run = bench.play(PREPARE, step("one", new StepKind.Run("c", Map.of())));
        assertThat(result(run, "one").output()).contains(Samples.START);
        assertThat(bench.refs).containsEntry("refs/se/runs/" + Samples.ID + "/one/1", Samples.START);
    }

    @Test
    void a_command_that_fails_says_what_it_printed_and_its_code_is_there_for_steps_that_come_after_a_failure() {
        Workbench bench = new Workbench(
                (step, attempt, order) -> new Outcome.Ran("", command("c", 3, "no such thing\n"), Map.of()));
        Care may = new Care(Care.Retry.ONCE, Duration.ZERO, Care.OnFailure.CONTINUE, new Care.Compensation.None());
        Run run = bench.play(
                PREPARE,
                new Step("one", new StepKind.Run("c", Map.of()), List.of("prepare"), Guard.NONE, may),
                new Step(
                        "say",
                        new StepKind.Comment("${{ steps.one.result }} ${{ steps.one.outputs.exit_code }}"),
                        List.of("one")));
        assertThat(run.progress("one"))
                .extracting("problem.detail")
                .isEqualTo("`c` ended with exit code 3.\n\nno such thing");
        assertThat(bench.comments).singleElement().asString().endsWith("\nfailure 3");
    }

    @Test
    void a_command_that_missed_something_outside_may_go_well_a_little_later() {
        String printed = "curl: (6) Could not resolve host: registry.npmjs.org\n";
        Workbench bench =
                new Workbench((step, attempt, order) -> new Outcome.Ran("", command("curl x", 6, printed), Map.of()));
        Run run = bench.play(PREPARE, step("one", new StepKind.Run("curl x", Map.of())));
        assertThat(run.problem().orElseThrow().cause()).isEqualTo(Problem.Cause.SURROUNDINGS_FAILED);
    }

    @Test
    void outputs_that_could_not_be_read_fail_the_step() {
        Workbench bench =
                new Workbench((step, attempt, order) -> new Outcome.Failed(Failure.OUTPUTS_WRONG, "line 1 is neither"));
        Run run = bench.play(PREPARE, step("one", new StepKind.Run("c", Map.of())));
        assertThat(run.problem().orElseThrow())
                .isEqualTo(Problem.of(Problem.Cause.COMMAND_FAILED, "line 1 is neither"));
    }

    @Test
    void a_step_has_its_own_time_and_never_more_than_the_server_gives() {
        Workbench bench = new Workbench((step, attempt, order) -> new Outcome.Ran("", command("c", 0, ""), Map.of()));
        bench.play(PREPARE, timed("short", 90), timed("long", 9_000), timed("usual", 0));
        assertThat(bench.orders).extracting(order -> order.limits().seconds()).containsExactly(90L, 600L, 600L);
    }

    private static Step timed(String id, int seconds) {
        Care care = new Care(
                Care.Retry.ONCE, Duration.ofSeconds(seconds), Care.OnFailure.FAIL, new Care.Compensation.None());
        return new Step(id, new StepKind.Run("c", Map.of()), List.of("prepare"), Guard.NONE, care);
    }

    @Test
    void a_step_whose_condition_is_false_is_passed_over_without_a_container() {
        Workbench bench = new Workbench((step, attempt, order) -> {
            throw new AssertionError("a container");
        });
        Run run = bench.play(
                PREPARE,
                guarded("one", new StepKind.Run("c", Map.of()), "actor == 'bob'", "prepare"),
                guarded("two", new StepKind.Comment("two"), "steps.one.result == 'skipped'", "one"));
        assertThat(run.progress("one"))
                .isInstanceOfSatisfying(
                        Progress.Skipped.class,
                        skipped -> assertThat(skipped.why()).isEqualTo(Progress.Skipped.Why.CONDITION));
        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(bench.comments).hasSize(1);
    }

    @Test
    void what_cannot_be_worked_out_fails_the_run_and_says_where() {
        Workbench bench = new Workbench((step, attempt, order) -> {
            throw new AssertionError("a container");
        });
        Run run = bench.play(PREPARE, guarded("one", new StepKind.Comment("x"), "int(prompt) > 3", "prepare"));
        assertThat(run.problem().orElseThrow().cause()).isEqualTo(Problem.Cause.WORKFLOW_WRONG);
        assertThat(run.problem().orElseThrow().detail()).startsWith("The condition of `one`: ");
        run = bench.play(PREPARE, step("one", new StepKind.Run("c", Map.of("A", "fine", "B", "${{ int(prompt) }}"))));
        assertThat(run.problem().orElseThrow().cause()).isEqualTo(Problem.Cause.WORKFLOW_WRONG);
        assertThat(run.problem().orElseThrow().detail()).startsWith("B: ");
        assertThat(run.state()).isEqualTo(RunState.FAILED);
    }

    @Test
    void a_comment_has_no_power_whatever_comes_into_it() {
        Workbench bench = new Workbench((step, attempt, order) -> new Outcome.Ran(
                "", command("c", 0, "/se run me\n@octocat fixes #1 <img src=x>\n<!-- se:run:x -->\n"), Map.of()));
        bench.play(
                PREPARE,
                step("one", new StepKind.Run("c", Map.of())),
                new Step("say", new StepKind.Comment("# Title\n\n${{ steps.one.outputs.output }}"), List.of("one")));
        assertThat(bench.comments).singleElement().isEqualTo("""
                <!-- se:step:%s/say -->
                # Title

                \\/se run me
                @&#8203;octocat fixes #&#8203;1 &lt;img src=x>
                &lt;!-- se :run:x -->""".formatted(Samples.ID));
    }

    @Test
    void values_are_worked_out_of_what_is_known() {
        Workbench bench = new Workbench((step, attempt, order) -> {
            throw new AssertionError("a container");
        });
        Run run = bench.play(
                Place.Kind.ISSUE,
                Map.of("focus", "docs"),
                PREPARE,
                step(
                        "one",
                        new StepKind.Evaluate(Map.of(
                                "where", "${{ repository }}#${{ issue.number }}${{ pull.number }}",
                                "base", "${{ steps.prepare.outputs.base }}"))),
                new Step(
                        "two",
                        new StepKind.Evaluate(Map.of("again", "${{ steps.one.outputs.where }}")),
                        List.of("one")));
        assertThat(result(run, "one"))
                .isEqualTo(new Result.Values(Map.of("where", "octo/calculator#7", "base", "main")));
        assertThat(result(run, "two")).isEqualTo(new Result.Values(Map.of("again", "octo/calculator#7")));
    }

    @Test
    void steps_of_a_called_workflow_see_its_parameters_and_each_other_by_their_own_names() {
        Workbench bench = new Workbench((step, attempt, order) -> {
            throw new AssertionError("a container");
        });
        Run run = bench.play(
                Place.Kind.ISSUE,
                Map.of("name", "outer"),
                PREPARE,
                step("call.in", new StepKind.Evaluate(Map.of("name", "inner"))),
                new Step("call.one", new StepKind.Evaluate(Map.of("x", "${{ params.name }}")), List.of("call.in")),
                new Step(
                        "call.two",
                        new StepKind.Evaluate(Map.of("y", "${{ steps.one.outputs.x }}!")),
                        List.of("call.one")),
                new Step("call", new StepKind.Evaluate(Map.of("z", "${{ steps.two.outputs.y }}")), List.of("call.two")),
                new Step(
                        "last",
                        new StepKind.Evaluate(Map.of("all", "${{ params.name }} ${{ steps.call.outputs.z }}")),
                        List.of("call")));
        assertThat(result(run, "last")).isEqualTo(new Result.Values(Map.of("all", "outer inner!")));
    }
}
