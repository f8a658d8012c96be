package org.splectrum.se.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.splectrum.se.config.WorkflowFile.Reading;
import org.splectrum.se.expression.CelExpressions;
import org.splectrum.se.workflow.Care;
import org.splectrum.se.workflow.Guard;
import org.splectrum.se.workflow.Parameter;
import org.splectrum.se.workflow.Parameter.Presence;
import org.splectrum.se.workflow.Step;
import org.splectrum.se.workflow.StepKind;
import org.splectrum.se.workflow.Strategy;
import org.splectrum.se.workflow.Terms;
import org.splectrum.se.workflow.Triggers;
import org.splectrum.se.workflow.Workflow;

class WorkflowFileTest {
    private static final WorkflowFile FILE = new WorkflowFile(new CelExpressions());

    @Test
    void the_example_of_the_contract_is_read() {
        Workflow fix = right("""
                name: FIX
                description: Solve an issue and open a pull request
                on: { command: fix, label: "se:fix" }
                params:
                  focus: { type: string, default: "" }
                concurrency: { group: "${{ repository }}", policy: queue }
                budget: { usd: 5 }
                timeout: 45m
                steps:
                  - id: implement
                    agent: { prompt: prompts/implement.md, accept: ["./mvnw -q test"], repair: 2 }
                  - id: lint
                    needs: [implement]
                    if: ${{ params.focus != "docs" }}
                    run: claude/tools/lint.sh
                    retry: { attempts: 3 }
                  - id: rebase
                    needs: [lint]
                    rebase: {}
                  - id: publish
                    needs: [rebase]
                    pull_request: { draft: false }
                    compensate: close
                outputs: { pull: "${{ steps.publish.outputs.url }}" }
                """);
        assertThat(fix.on()).isEqualTo(new Triggers("fix", "se:fix", List.of(), "", Set.of()));
        assertThat(fix.signature().outputs()).isEqualTo(Map.of("pull", "${{ steps.publish.outputs.url }}"));
        assertThat(fix.terms())
                .isEqualTo(new Terms(
                        new Terms.Concurrency("${{ repository }}", Terms.Policy.QUEUE),
                        5_000_000,
                        Duration.ofMinutes(45),
                        Terms.Sandbox.USUAL));
        StepKind agent =
                new StepKind.Agent("prompts/implement.md", new StepKind.Profile("", List.of("./mvnw -q test"), 2), "");
        Care.Retry thrice = new Care.Retry(3, Duration.ofSeconds(10), Duration.ofMinutes(5));
        assertThat(fix.steps())
                .containsExactly(
                        new Step("implement", agent, List.of()),
                        new Step(
                                "lint",
                                new StepKind.Run("claude/tools/lint.sh", Map.of()),
                                List.of("implement"),
                                new Guard("params.focus != \"docs\"", Guard.After.SUCCESS, Guard.Crowd.ANY),
                                new Care(thrice, Duration.ZERO, Care.OnFailure.FAIL, new Care.Compensation.None())),
                        new Step("rebase", new StepKind.Rebase(), List.of("lint")),
                        new Step(
                                "publish",
                                new StepKind.PullRequest(),
                                List.of("rebase"),
                                Guard.NONE,
                                new Care(
                                        Care.Retry.ONCE,
                                        Duration.ZERO,
                                        Care.OnFailure.FAIL,
                                        new Care.Compensation.Close())));
    }

    @Test
    void everything_that_can_be_written_is_read() {
        Workflow all = right(Samples.ALL);
        assertThat(all.on())
                .isEqualTo(new Triggers(
                        "nightly",
                        "night",
                        List.of("opened", "synchronize"),
                        "0 6 * * 1 Europe/Zurich",
                        Set.of(Triggers.Moment.CHECK, Triggers.Moment.BASE_CHANGED)));
        assertThat(all.signature().params())
                .containsEntry(
                        "mode",
                        new Parameter(
                                Parameter.Type.CHOICE, List.of("fast", "slow"), "", Presence.OPTIONAL, "slow", "How"))
                .containsEntry(
                        "branch", new Parameter(Parameter.Type.STRING, List.of(), "[a-z]+", Presence.REQUIRED, "", ""))
                .containsEntry(
                        "deep", new Parameter(Parameter.Type.BOOLEAN, List.of(), "", Presence.OPTIONAL, "true", ""))
                .containsEntry(
                        "max", new Parameter(Parameter.Type.NUMBER, List.of(), "", Presence.OPTIONAL, "2.5", ""));
        assertThat(all.terms().sandbox()).isEqualTo(new Terms.Sandbox("se-runner:jdk", List.of("maven.example.org")));
        assertThat(all.steps())
                .extracting(Step::kind)
                .contains(
                        new StepKind.Run("make lint", Map.of("DEPTH", "${{ params.max }}", "CI", "true")),
                        new StepKind.Verify(List.of("make test"), "", 0),
                        new StepKind.PullRequest(StepKind.PullRequest.Draft.DRAFT),
                        new StepKind.Comment("Look: ${{ steps.open.outputs.url }}"),
                        new StepKind.Approve("Ship it?", List.of("ship", "stop"), Duration.ofHours(2), "stop"),
                        new StepKind.Call("rebase", Map.of("depth", "3")));
        assertThat(step(all, "several").kind())
                .isEqualTo(new StepKind.Several(
                        new Strategy.Parallel(2, Strategy.Joining.PICK),
                        List.of(
                                new StepKind.Agent(
                                        "prompts/fix.md",
                                        new StepKind.Profile("opus", List.of("make"), 1),
                                        "Be brief."),
                                new StepKind.Agent(
                                        "prompts/other.md",
                                        new StepKind.Profile("", List.of("make"), 1),
                                        "Be quick."))));
        assertThat(step(all, "lint").care())
                .isEqualTo(new Care(
                        new Care.Retry(2, Duration.ofSeconds(1), Duration.ofSeconds(90)),
                        Duration.ofMinutes(5),
                        Care.OnFailure.ASK,
                        new Care.Compensation.Command("make clean")));
        assertThat(step(all, "sorry").guard())
                .isEqualTo(new Guard("params.deep", Guard.After.FAILURE, Guard.Crowd.ANY));
        assertThat(step(all, "tidy").guard()).isEqualTo(new Guard("", Guard.After.ANY, Guard.Crowd.ANY));
    }

    @Test
    void a_step_may_stand_before_what_it_needs() {
        assertThat(right("steps: [{id: b, needs: [a], rebase: {}}, {id: a, run: make}]")
                        .steps())
                .extracting(Step::id)
                .containsExactly("b", "a");
    }

    @Test
    void strategies_have_usual_settings() {
        assertThat(strategy("sequential"))
                .isEqualTo(new Strategy.Sequential(Strategy.Output.PASSED, Care.OnFailure.FAIL));
        assertThat(strategy("{ sequential: { pass_output: false, stop_on_failure: false } }"))
                .isEqualTo(new Strategy.Sequential(Strategy.Output.KEPT, Care.OnFailure.CONTINUE));
        assertThat(strategy("fallback")).isEqualTo(new Strategy.Fallback());
        assertThat(strategy("{ batched: { size: 3, join: outputs } }"))
                .isEqualTo(new Strategy.Batched(3, Strategy.Output.PASSED, Strategy.Joining.OUTPUTS));
        assertThat(strategy("parallel")).isEqualTo(new Strategy.Parallel(0, Strategy.Joining.MERGE));
    }

    @Test
    void a_name_that_could_be_no_part_of_a_run_is_wrong() {
        assertThat(FILE.parse("../x", "steps: [{id: a, prepare: {}}]")).isInstanceOf(Reading.Wrong.class);
    }

    private static Strategy strategy(String written) {
        Workflow workflow = right("steps: [{id: a, agents: [{prompt: p}, {prompt: q}], strategy: " + written + "}]");
        return ((StepKind.Several) workflow.steps().getFirst().kind()).strategy();
    }

    private static Step step(Workflow workflow, String id) {
        return workflow.steps().stream()
                .filter(step -> step.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Workflow right(String yaml) {
        return switch (FILE.parse("fix", yaml)) {
            case Reading.Right right -> right.workflow();
            case Reading.Wrong wrong ->
                throw new AssertionError(wrong.problems().toString());
        };
    }
}
