package org.splectrum.se.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.splectrum.se.workflow.Written.agent;
import static org.splectrum.se.workflow.Written.lines;
import static org.splectrum.se.workflow.Written.plan;
import static org.splectrum.se.workflow.Written.run;
import static org.splectrum.se.workflow.Written.step;
import static org.splectrum.se.workflow.Written.when;
import static org.splectrum.se.workflow.Written.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallsTest {
    private static final Signature SIGNATURE = new Signature(
            Map.of(
                    "depth",
                    new Parameter(Parameter.Type.NUMBER, List.of(), "", Parameter.Presence.REQUIRED, "", ""),
                    "focus",
                    Parameter.text("all")),
            Map.of("said", "${{ steps.work.outputs.answer }}"));

    private static final Workflow INNER = workflow(
            "inner",
            SIGNATURE,
            step("prepare", new StepKind.Prepare()),
            when(step("work", agent(), "prepare"), "params.depth > 1", Guard.After.SUCCESS));

    @Test
    void a_called_workflow_stands_in_the_place_of_the_call() {
        Plan plan = plan(
                workflow(
                        "outer",
                        step("a", run()),
                        step("c", call("inner", Map.of("depth", "3")), "a"),
                        step("z", run(), "c")),
                INNER);
        assertThat(lines(plan))
                .containsExactly(
                        "prepare Prepare < ",
                        "a Run < prepare",
                        "c.in Evaluate < a",
                        "c.prepare Evaluate < c.in",
                        "c.work Agent < c.prepare if params.depth > 1",
                        "c Evaluate < c.work",
                        "z Run < c");
        List<Step> steps = ((Plan.Right) plan).steps();
        assertThat(steps.get(2).kind())
                .isEqualTo(new StepKind.Evaluate(Map.of("depth", "3", "focus", "all"), SIGNATURE.params()));
        assertThat(steps.get(5).kind()).isEqualTo(new StepKind.Evaluate(SIGNATURE.outputs()));
    }

    @Test
    void the_condition_of_a_call_is_that_of_all_its_steps() {
        Step call = when(step("c", call("inner", Map.of("depth", "3"))), "params.deep", Guard.After.FAILURE);
        assertThat(lines(plan(workflow("outer", step("a", run()), call.needing(List.of("a"))), INNER)))
                .contains(
                        "c.in Evaluate < a after FAILURE if params.deep",
                        "c.work Agent < c.prepare if steps['in'].result == 'success' && (params.depth > 1)",
                        "c Evaluate < c.work if steps['in'].result == 'success'");
    }

    @Test
    void calls_go_deeper_and_keep_what_belongs_together() {
        StepKind several = new StepKind.Several(
                new Strategy.Sequential(Strategy.Output.PASSED, Care.OnFailure.FAIL),
                List.of(new StepKind.Agent("p"), new StepKind.Agent("q")));
        Workflow deepest = workflow("deepest", step("s", several));
        Workflow middle = workflow("middle", step("m", call("deepest", Map.of())));
        assertThat(lines(plan(workflow("outer", step("c", call("middle", Map.of()))), middle, deepest)))
                .containsExactly(
                        "prepare Prepare < ",
                        "c.in Evaluate < prepare",
                        "c.m.in Evaluate < c.in",
                        "c.m.s.1 Agent < c.m.in",
                        "c.m.s.2 Agent hears [c.m.s.1] < c.m.s.1 if steps['s.1'].result == 'success'",
                        "c.m.s Join LAST c.m.s.1+c.m.s.2 < c.m.s.1 c.m.s.2 if steps['s.1'].result != 'skipped'",
                        "c.m Evaluate < c.m.s",
                        "c Evaluate < c.m");
    }

    @Test
    void a_workflow_that_calls_itself_is_refused_with_the_way_it_does() {
        Workflow self = workflow("a", step("x", call("a", Map.of())));
        assertThat(lines(plan(self, self)))
                .containsExactly("x: workflow “a” calls itself: a → a; take one of these calls out");
        Workflow a = workflow("a", step("x", call("b", Map.of())));
        Workflow b = workflow("b", step("y", call("c", Map.of())));
        Workflow c = workflow("c", step("z", call("b", Map.of())));
        assertThat(lines(plan(a, a, b, c)))
                .containsExactly("x: workflow “b” calls itself: b → c → b; take one of these calls out");
    }

    @Test
    void what_a_call_gives_is_held_against_what_the_workflow_takes() {
        assertThat(lines(plan(workflow("outer", step("c", call("inner", Map.of("fcous", "x")))), INNER)))
                .containsExactly(
                        "c: with: there is no parameter “fcous”; did you mean “focus”?",
                        "c: with: “depth” must be given");
        assertThat(lines(plan(workflow("outer", step("c", call("inner", Map.of("depth", "deep")))), INNER)))
                .containsExactly("c: with: “depth” must be a number, as 5 or 2.5, and is “deep”");
        assertThat(plan(workflow("outer", step("c", call("inner", Map.of("depth", "${{ params.x }}")))), INNER))
                .isInstanceOf(Plan.Right.class);
        assertThat(lines(plan(workflow("outer", step("c", call("iner", Map.of()))), INNER)))
                .containsExactly("c: there is no workflow “iner”; did you mean “inner”?");
    }

    @Test
    void calls_that_come_to_too_many_steps_are_refused_before_they_are_made() {
        List<Workflow> workflows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            workflows.add(workflow(
                    "w" + i, step("x", call("w" + (i + 1), Map.of())), step("y", call("w" + (i + 1), Map.of()))));
        }
        workflows.add(workflow("w40", step("x", run())));
        assertThat(lines(Plan.of(workflows.getFirst(), new Catalog(workflows))))
                .isNotEmpty()
                .allMatch(line -> line.contains("a run may have 200: split it"));
    }

    @Test
    void ids_that_become_too_long_for_a_ref_are_refused() {
        String id = "x".repeat(64);
        Workflow c = workflow("c", step(id, run()));
        assertThat(lines(plan(workflow("a", step(id, call("c", Map.of()))), c)))
                .singleElement()
                .asString()
                .endsWith("longer than 128 characters; choose shorter ids");
    }

    private static StepKind call(String name, Map<String, String> with) {
        return new StepKind.Call(name, with);
    }
}
