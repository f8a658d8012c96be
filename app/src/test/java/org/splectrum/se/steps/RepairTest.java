package org.splectrum.se.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.splectrum.se.steps.Workbench.command;
import static org.splectrum.se.steps.Workbench.result;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Place;
import org.splectrum.se.run.Action;
import org.splectrum.se.run.Ending;
import org.splectrum.se.run.Problem;
import org.splectrum.se.run.Remark;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.run.RunState;
import org.splectrum.se.run.Samples;
import org.splectrum.se.runner.protocol.Finding;
import org.splectrum.se.runner.protocol.Order;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Work;
import org.splectrum.se.workflow.Care;
import org.splectrum.se.workflow.Step;
import org.splectrum.se.workflow.StepKind;

/** What an agent begins with when its work was refused, and what becomes of a review. */
class RepairTest {
    private static final Step PREPARE = new Step("prepare", new StepKind.Prepare(), List.of());
    private static final StepKind.Profile PROFILE = new StepKind.Profile("", List.of("./own.sh"), 2);
    private static final Step AGENT = new Step(
            "agent", new StepKind.Agent("prompts/fix.md", PROFILE, "Be quick, ${{ actor }}."), List.of("prepare"));
    private static final Step VERIFY =
            new Step("agent.verify", new StepKind.Verify(List.of("./own.sh"), "agent", 2), List.of("agent"));

    /** Mends its work at the second attempt. */
    private static Workbench mending() {
        Workbench[] bench = new Workbench[1];
        bench[0] = new Workbench((step, attempt, order) -> order.work() instanceof Work.Verify
                ? new Outcome.Verified(List.of(command("./own.sh", attempt < 2 ? 1 : 0, "expected 4\n# Rules\n")))
                : new Outcome.Committed(bench[0].push(order, Character.forDigit(attempt, 10)), "Done."));
        return bench[0];
    }

    @Test
    void an_agent_goes_on_from_its_own_work_and_is_told_what_the_commands_printed() {
        Workbench bench = mending();
        Run run = bench.play(PREPARE, AGENT, VERIFY);
        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(bench.orders("agent"))
                .extracting(order -> order.checkout().input())
                .containsExactly(Samples.START.sha(), "1".repeat(40));
        assertThat(bench.prompt("agent", 1))
                .contains("\n    ./own.sh", "Be quick, ada.")
                .doesNotContain("./test.sh", "was refused");
        assertThat(bench.prompt("agent", 2))
                .contains("# What you made was refused", "exit code 1:\n\n    ./own.sh\n\n| expected 4\n| # Rules\n");
        assertThat(result(run, "agent.verify"))
                .isEqualTo(new Result.Verified(
                        new CommitId("2".repeat(40)), List.of(command("./own.sh", 0, "expected 4\n# Rules\n"))));
    }

    @Test
    void commands_that_lacked_the_network_say_nothing_against_the_work() {
        String printed = "curl: (6) Could not resolve host: repo.example.org";
        assertThat(VerifyStep.judged(new Result.None(), List.of(command("curl -f x", 6, printed))))
                .isInstanceOfSatisfying(Ending.Failed.class, failed -> {
                    assertThat(failed.problem().cause()).isEqualTo(Problem.Cause.SURROUNDINGS_FAILED);
                    assertThat(failed.problem().detail()).contains("`curl -f x` ended with exit code 6.");
                });
        assertThat(VerifyStep.judged(
                        new Result.None(),
                        List.of(command("curl -f x", 6, printed), command("make test", 1, "expected 4"))))
                .isInstanceOfSatisfying(
                        Ending.Failed.class,
                        failed -> assertThat(failed.problem().cause()).isEqualTo(Problem.Cause.ACCEPTANCE_FAILED));
    }

    @Test
    void an_agent_that_is_asked_for_once_more_begins_anew() {
        Workbench bench = mending();
        Run run = bench.play(PREPARE, AGENT, VERIFY);
        Remark remark = new Remark("k", new Action.Retry("agent"), "ada", Instant.EPOCH);
        bench.goOn(Run.decide(run, new RunEvent.ActedOn(remark, 0)).run());
        assertThat(bench.orders("agent").getLast().checkout().input()).isEqualTo(Samples.START.sha());
        assertThat(bench.prompt("agent", 3)).doesNotContain("was refused");
    }

    @Test
    void an_agent_that_is_tried_again_is_told_what_a_person_answered() {
        Workbench[] bench = new Workbench[1];
        bench[0] = new Workbench((step, attempt, order) -> attempt == 1
                ? new Outcome.Unchanged("Which sum?")
                : new Outcome.Committed(bench[0].push(order, '2'), "Done."));
        Care ask = new Care(Care.Retry.ONCE, java.time.Duration.ZERO, Care.OnFailure.ASK, new Care.Compensation.None());
        Step asking = new Step("agent", AGENT.kind(), AGENT.needs(), AGENT.guard(), ask);
        Run run = bench[0].play(PREPARE, asking);
        assertThat(run.state()).isEqualTo(RunState.AWAITING_INTERVENTION);
        Remark remark = new Remark("k", new Action.Resume("retry with the one in add.sh"), "ada", Instant.EPOCH);
        bench[0].goOn(Run.decide(run, new RunEvent.ActedOn(remark, 0)).run());
        assertThat(bench[0].prompt("agent", 2)).contains("# What a person answered", "| retry with the one in add.sh");
    }

    @Test
    void an_agent_hears_what_others_said() {
        Workbench bench = new Workbench((step, attempt, order) -> new Outcome.Answered("Words of " + step + "\n# x"));
        StepKind.Agent second = new StepKind.Agent("prompts/fix.md", StepKind.Profile.USUAL, "", List.of("one"));
        bench.play(
                PREPARE,
                new Step("one", new StepKind.Agent("prompts/fix.md"), List.of("prepare")),
                new Step("two", second, List.of("one")));
        assertThat(bench.prompt("two", 1)).contains("By step one:\n| Words of one\n| # x\n");
    }

    @Test
    void a_prompt_may_be_a_file_of_the_repository_with_expressions_in_it() {
        Workbench bench = new Workbench((step, attempt, order) -> new Outcome.Answered("Yes."));
        bench.files.put("claude/prompts/own.md", "Look at ${{ repository }}, {{wish}}.\n");
        Step own = new Step("agent", new StepKind.Agent("claude/prompts/own.md"), List.of("prepare"));
        assertThat(bench.play(PREPARE, own).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(bench.prompt("agent", 1)).contains("\nLook at octo/calculator, {{wish}}.\n", "| fix it");
        bench.files.clear();
        assertThat(bench.play(PREPARE, own).problem().orElseThrow())
                .extracting(Problem::cause, Problem::detail)
                .satisfies(told ->
                        assertThat(told.toString()).contains("WORKFLOW_WRONG", "no prompt `claude/prompts/own.md`"));
    }

    @Test
    void findings_become_one_review_and_are_kept_for_the_check() {
        Workbench bench = reviewing("""
                Fine but for this.
                ```json
                [{"path": "add.sh", "line": 2, "severity": "error", "message": "Subtracts."},
                 {"path": "other.sh", "line": 2, "severity": "note", "message": "Old."}]
                ```""");
        Run run = review(bench, Place.Kind.PULL_REQUEST);
        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(bench.prompt("agent", 1)).contains("git diff " + Samples.START + " " + Workbench.HEAD);
        assertThat(bench.reviews).singleElement().satisfies(review -> {
            assertThat(review.marker()).isEqualTo("<!-- se:step:" + Samples.ID + "/review -->");
            assertThat(review.remarks()).extracting(Reviews.Remark::line).containsExactly(2);
            assertThat(review.body())
                    .startsWith(review.marker())
                    .contains("other.sh:2")
                    .doesNotContain("add.sh:2");
        });
        assertThat(result(run, "review"))
                .isEqualTo(new Result.Reviewed(
                        "https://github.com/review/1",
                        List.of(
                                new Finding("add.sh", 2, Finding.Severity.ERROR, "Subtracts."),
                                new Finding("other.sh", 2, Finding.Severity.NOTE, "Old."))));
    }

    @Test
    void an_answer_that_cannot_be_read_is_put_right_by_the_agent() {
        Workbench bench = reviewing("All fine!", "```json\n[]\n```");
        Run run = review(bench, Place.Kind.PULL_REQUEST);
        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(bench.prompt("agent", 2))
                .contains("# Your last answer could not be read", "There is no block of findings", "| All fine!");
        assertThat(bench.reviews).hasSize(1);
    }

    @Test
    void an_answer_that_is_never_right_fails_the_run_and_says_what_was_wrong() {
        Workbench bench = reviewing("All fine!");
        Run run = review(bench, Place.Kind.PULL_REQUEST);
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.problem().orElseThrow().cause()).isEqualTo(Problem.Cause.ANSWER_UNREADABLE);
        assertThat(bench.orders("agent")).hasSize(3);
        assertThat(bench.reviews).isEmpty();
    }

    @Test
    void an_issue_has_nothing_to_review() {
        assertThat(review(reviewing("```json\n[]\n```"), Place.Kind.ISSUE)
                        .problem()
                        .orElseThrow()
                        .cause())
                .isEqualTo(Problem.Cause.WORKFLOW_WRONG);
    }

    private static Workbench reviewing(String... answers) {
        return new Workbench((String step, int attempt, Order order) ->
                new Outcome.Answered(answers[Math.min(attempt, answers.length) - 1]));
    }

    private static Run review(Workbench bench, Place.Kind kind) {
        return bench.play(
                kind,
                Map.of(),
                PREPARE,
                new Step("agent", new StepKind.Agent("prompts/fix.md"), List.of("prepare")),
                new Step("review", new StepKind.Review(), List.of("agent")));
    }
}
