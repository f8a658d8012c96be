package org.splectrum.se.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.splectrum.se.command.Command;
import org.splectrum.se.command.Mistake;
import org.splectrum.se.workflow.Catalog;
import org.splectrum.se.workflow.Catalogs;
import org.splectrum.se.workflow.Parameter;
import org.splectrum.se.workflow.Signature;
import org.splectrum.se.workflow.Step;
import org.splectrum.se.workflow.StepKind;
import org.splectrum.se.workflow.Terms;
import org.splectrum.se.workflow.Triggers;
import org.splectrum.se.workflow.Workflow;

final class PlanningTest {
    private static final Parameter DEPTH =
            new Parameter(Parameter.Type.NUMBER, List.of(), "", Parameter.Presence.REQUIRED, "", "");
    private static final Workflow AUDIT = new Workflow(
            "audit",
            "Looks at it.",
            Triggers.NONE,
            new Signature(Map.of("depth", DEPTH), Map.of()),
            Terms.USUAL,
            List.of(new Step("say", new StepKind.Comment("Hello"), List.of())));
    private static final Catalogs.Reading READING = new Catalogs.Reading(
            new Catalog(List.of(AUDIT)), Map.of("broken", List.of("claude/workflows/broken.yml, line 1: no steps")));

    private static Planning.Outcome plan(String workflow, Map<String, String> params) {
        return Planning.plan(new Command.Run(workflow, params, ""), "audit", READING);
    }

    private static Mistake mistake(Planning.Outcome outcome) {
        return ((Reply.Misunderstood) ((Planning.Outcome.Refused) outcome).why()).mistake();
    }

    @Test
    void what_is_planned_has_the_steps_that_nobody_has_to_write() {
        assertThat(plan("", Map.of("depth", "2"))).isInstanceOfSatisfying(Planning.Outcome.Planned.class, planned -> {
            assertThat(planned.params()).containsEntry("depth", "2");
            assertThat(planned.workflow().steps()).extracting(Step::id).contains("prepare", "say");
        });
    }

    @Test
    void a_parameter_that_is_missing_wrong_or_unknown_is_a_mistake() {
        assertThat(mistake(plan("audit", Map.of()))).isInstanceOf(Mistake.WrongArguments.class);
        assertThat(mistake(plan("audit", Map.of("depth", "deep")))).isInstanceOf(Mistake.WrongArguments.class);
        assertThat(mistake(plan("audit", Map.of("dept", "1"))))
                .isEqualTo(new Mistake.UnknownParameter("audit", "dept", List.of("depth")));
    }

    @Test
    void a_workflow_whose_file_is_wrong_is_answered_with_its_problems_and_an_unknown_one_with_the_known() {
        assertThat(((Planning.Outcome.Refused) plan("broken", Map.of())).why())
                .isInstanceOf(Reply.ConfigurationWrong.class);
        assertThat(mistake(plan("nothing", Map.of())))
                .isEqualTo(new Mistake.UnknownWorkflow("nothing", List.of("audit")));
    }
}
