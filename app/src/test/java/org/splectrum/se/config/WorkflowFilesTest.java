package org.splectrum.se.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.splectrum.se.expression.CelExpressions;
import org.splectrum.se.workflow.Catalog;
import org.splectrum.se.workflow.Workflow;

class WorkflowFilesTest {
    private static final Catalog BUILT_IN = BuiltInWorkflows.catalog(new CelExpressions());
    private static final WorkflowFiles FILES = new WorkflowFiles(new CelExpressions(), BUILT_IN);

    @Test
    void a_repositorys_workflow_comes_over_the_one_that_is_built_in() {
        WorkflowFiles.Reading reading =
                FILES.read(Map.of("claude/workflows/fix.yml", "description: Ours\nsteps: [{id: a, run: make}]"));
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.catalog().named("fix").map(Workflow::description)).hasValue("Ours");
        assertThat(reading.catalog().names()).containsExactlyElementsOf(BUILT_IN.names());
    }

    @Test
    void a_file_with_problems_leaves_its_name_to_nobody() {
        WorkflowFiles.Reading reading = FILES.read(Map.of("claude/workflows/fix.yml", "steps: []"));
        assertThat(reading.problems()).containsOnlyKeys("claude/workflows/fix.yml");
        assertThat(reading.catalog().named("fix")).isEmpty();
        assertThat(reading.catalog().named("explain")).isPresent();
    }

    @Test
    void a_call_is_held_against_all_files_and_told_where_it_stands() {
        WorkflowFiles.Reading reading = FILES.read(Map.of(
                "a.yml", "steps:\n  - {id: x, workflow: {name: b, with: {dept: 1}}}",
                "b.yml", "params: {depth: {type: number, default: 1}}\nsteps: [{id: y, run: make}]",
                "c.yml", "steps:\n  - id: x\n    workflow: {name: explian}"));
        assertThat(reading.problems())
                .isEqualTo(Map.of(
                        "a.yml",
                        List.of(new FileProblem(2, 10, "with: there is no parameter “dept”; did you mean “depth”?")),
                        "c.yml",
                        List.of(new FileProblem(2, 9, "there is no workflow “explian”; did you mean “explain”?"))));
        assertThat(reading.catalog().named("b")).isPresent();
    }

    @Test
    void workflows_that_call_each_other_in_a_circle_are_all_told() {
        WorkflowFiles.Reading reading = FILES.read(Map.of(
                "a.yml", "steps: [{id: x, workflow: {name: b}}]", "b.yml", "steps: [{id: y, workflow: {name: a}}]"));
        assertThat(reading.problems().get("a.yml"))
                .extracting(FileProblem::text)
                .containsExactly("workflow “a” calls itself: a → b → a; take one of these calls out");
        assertThat(reading.problems().get("b.yml"))
                .extracting(FileProblem::text)
                .containsExactly("workflow “b” calls itself: b → a → b; take one of these calls out");
    }

    @Test
    void who_calls_a_workflow_with_problems_is_told_so() {
        WorkflowFiles.Reading reading = FILES.read(
                Map.of("a.yml", "steps: [{id: x, workflow: {name: fix}}]", "fix.yml", "steps: [{id: y, rnu: make}]"));
        assertThat(reading.problems().get("a.yml"))
                .extracting(FileProblem::text)
                .containsExactly("workflow “fix” has problems of its own; mend that file first");
        assertThat(reading.catalog().named("a")).isEmpty();
    }

    @Test
    void two_files_of_one_name_or_one_trigger_are_told() {
        assertThat(FILES.read(Map.of("a.yml", "steps: [{id: x, run: y}]", "a.yaml", "steps: [{id: x, run: y}]"))
                        .problems())
                .isEqualTo(Map.of(
                        "a.yml", List.of(new FileProblem(0, 0, "a.yaml is a workflow “a” too; rename one of them"))));
        assertThat(FILES.read(Map.of(
                                "a.yml", "on: {command: go}\nsteps: [{id: x, run: y}]",
                                "b.yml", "on: {command: go}\nsteps: [{id: x, run: y}]"))
                        .problems())
                .isEqualTo(Map.of(
                        "b.yml",
                        List.of(new FileProblem(
                                0, 0, "a.yml is started by the command “go” too; choose another here"))));
    }
}
