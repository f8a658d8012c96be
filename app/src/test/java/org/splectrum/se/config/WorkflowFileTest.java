package org.splectrum.se.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splectrum.se.config.WorkflowFile.Reading;
import org.splectrum.se.workflow.Parameter;
import org.splectrum.se.workflow.Signature;
import org.splectrum.se.workflow.Step;
import org.splectrum.se.workflow.StepKind;
import org.splectrum.se.workflow.Terms;
import org.splectrum.se.workflow.Triggers;
import org.splectrum.se.workflow.Workflow;

class WorkflowFileTest {
    @Test
    void the_built_in_workflow_goes_from_the_request_to_the_pull_request() {
        Workflow fix = BuiltInWorkflows.catalog().named("fix").orElseThrow();
        assertThat(fix.steps())
                .extracting(Step::kind)
                .containsExactly(
                        new StepKind.Prepare(),
                        new StepKind.Agent("prompts/fix.md"),
                        new StepKind.Verify(),
                        new StepKind.Rebase(),
                        new StepKind.Publish(),
                        new StepKind.PullRequest());
        assertThat(fix.description()).isNotBlank();
    }

    @Test
    void parameters_have_defaults() {
        assertThat(WorkflowFile.parse("fix", """
                        description: Fix it
                        params:
                          focus: { type: string, default: "" }
                          depth: { default: deep }
                        steps:
                          - { id: a, prepare: {} }
                        """))
                .isEqualTo(new Reading.Right(new Workflow(
                        "fix",
                        "Fix it",
                        Triggers.NONE,
                        new Signature(Map.of("focus", Parameter.text(""), "depth", Parameter.text("deep")), Map.of()),
                        Terms.USUAL,
                        List.of(new Step("a", new StepKind.Prepare(), List.of())))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {id: a, prepare: {}, verify: {}}    | line 2, column 5: a step needs exactly one of prepare, agent, verify, rebase, publish, pull_request
            {id: a}                             | line 2, column 5: a step needs exactly one of prepare, agent, verify, rebase, publish, pull_request
            {id: a, verfy: {}}                  | line 2, column 13: “verfy” is not known here; did you mean “verify”?
            {id: a, run: x.sh}                  | line 2, column 13: “run” is not known here; known are: agent, id, needs, prepare, publish, pull_request, rebase, verify
            {id: a, agent: {}}                  | line 2, column 20: an agent needs a “prompt”, as prompts/fix.md
            {id: a, agent: {prompt: p, x: 1}}   | line 2, column 32: “x” is not known here; known are: prompt
            {id: a, verify: {strict: true}}     | line 2, column 22: “strict” is not known here; known are:
            {id: A b, prepare: {}}              | line 2, column 5: a step needs an “id” of lower case letters, digits, “-” and “_”
            {prepare: {}}                       | line 2, column 5: a step needs an “id” of lower case letters, digits, “-” and “_”
            {id: a, needs: [b], prepare: {}}    | line 2, column 21: no step above has the id “b”
            """)
    void a_wrong_step_is_named_with_its_place_and_mend(String step, String problem) {
        assertThat(problems("steps:\n  - " + step))
                .anyMatch(text -> text.strip().equals(problem));
    }

    @Test
    void a_workflow_without_steps_or_with_unknown_keys_is_wrong() {
        assertThat(problems("descripton: x")).hasSize(2);
        assertThat(problems("steps: []")).hasSize(1);
        assertThat(problems("steps: [{id: a, prepare: {}}, {id: a, verify: {}}]"))
                .hasSize(1);
    }

    @Test
    void a_name_that_could_be_no_part_of_a_run_is_wrong() {
        assertThat(WorkflowFile.parse("../x", "steps: [{id: a, prepare: {}}]")).isInstanceOf(Reading.Wrong.class);
    }

    private static List<String> problems(String yaml) {
        return WorkflowFile.parse("fix", yaml) instanceof Reading.Wrong wrong ? wrong.problems() : List.of();
    }
}
