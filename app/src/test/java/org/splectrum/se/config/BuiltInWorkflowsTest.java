package org.splectrum.se.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.splectrum.se.expression.CelExpressions;
import org.splectrum.se.templates.Template;
import org.splectrum.se.workflow.Catalog;
import org.splectrum.se.workflow.Plan;
import org.splectrum.se.workflow.Step;
import org.splectrum.se.workflow.StepKind;
import org.splectrum.se.workflow.Workflow;

class BuiltInWorkflowsTest {
    /** What every prompt has a place for. */
    private static final Map<String, String> PLACES = Stream.of(
                    "repository",
                    "person",
                    "wish",
                    "parameters",
                    "place",
                    "title",
                    "author",
                    "body",
                    "comments",
                    "accept")
            .collect(Collectors.toMap(place -> place, place -> place));

    private static final Catalog CATALOG = BuiltInWorkflows.catalog(new CelExpressions());

    @Test
    void fix_goes_from_the_request_to_the_pull_request_as_it_is_written() {
        Workflow fix = CATALOG.named("fix").orElseThrow();
        assertThat(fix.steps())
                .extracting(Step::kind)
                .containsExactly(
                        new StepKind.Prepare(),
                        new StepKind.Agent("prompts/fix.md"),
                        new StepKind.Verify(),
                        new StepKind.Rebase(),
                        new StepKind.Publish(),
                        new StepKind.PullRequest());
        assertThat(Plan.of(fix, CATALOG)).isEqualTo(new Plan.Right(fix.steps()));
    }

    @Test
    void implement_lets_the_agent_mend_what_the_commands_refuse() {
        assertThat(planned("implement"))
                .extracting(Step::id)
                .containsExactly(
                        "prepare", "implement", "implement.verify", "rebase", "publish", "pull_request", Plan.OUTPUTS);
    }

    @Test
    void review_and_explain_change_nothing() {
        assertThat(planned("review")).extracting(Step::id).containsExactly("prepare", "read", "review");
        assertThat(planned("explain")).extracting(Step::id).containsExactly("prepare", "explain", Plan.OUTPUTS);
    }

    @Test
    void rebase_needs_no_agent() {
        assertThat(planned("rebase")).extracting(Step::id).containsExactly("prepare", "rebase", "verify", "publish");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fix", "implement", "review", "rebase", "explain"})
    void every_one_says_what_it_is_for_and_has_its_prompts(String name) {
        Workflow workflow = CATALOG.named(name).orElseThrow();
        assertThat(workflow.description()).isNotBlank();
        workflow.steps().stream()
                .map(Step::kind)
                .filter(StepKind.Agent.class::isInstance)
                .map(kind -> Template.named(((StepKind.Agent) kind).prompt()))
                .forEach(prompt -> assertThat(prompt.render(PLACES)).doesNotContain("{{"));
    }

    private static List<Step> planned(String name) {
        return switch (Plan.of(CATALOG.named(name).orElseThrow(), CATALOG)) {
            case Plan.Right(List<Step> steps) -> steps;
            case Plan.Wrong(List<Plan.Problem> problems) -> throw new AssertionError(problems.toString());
        };
    }
}
