package org.splectrum.se.run;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.splectrum.se.command.Command;
import org.splectrum.se.command.Mistake;
import org.splectrum.se.workflow.Arguments;
import org.splectrum.se.workflow.Catalogs;
import org.splectrum.se.workflow.Plan;
import org.splectrum.se.workflow.Workflow;

/** Makes of a wish for a workflow what can be performed. Pure. */
final class Planning {
    private Planning() {}

    /** What came of it. */
    sealed interface Outcome {
        /**
         * It can be.
         *
         * @param workflow with the steps that are performed
         * @param params a value for every parameter
         */
        record Planned(Workflow workflow, Map<String, String> params) implements Outcome {
            public Planned {
                Objects.requireNonNull(workflow, "workflow is null");
                params = Map.copyOf(params);
            }
        }

        /** It cannot. */
        record Refused(Reply why) implements Outcome {
            public Refused {
                Objects.requireNonNull(why, "why is null");
            }
        }
    }

    /** @param name of the workflow, where the command names none */
    static Outcome plan(Command.Run command, String name, Catalogs.Reading reading) {
        String wanted = command.workflow().isEmpty() ? name : command.workflow();
        List<String> problems = reading.problems().getOrDefault(wanted, List.of());
        if (!problems.isEmpty()) {
            return new Outcome.Refused(new Reply.ConfigurationWrong(problems));
        }
        Optional<Workflow> found = reading.catalog().named(wanted);
        if (found.isEmpty()) {
            return mistaken(
                    new Mistake.UnknownWorkflow(wanted, reading.catalog().names()));
        }
        Workflow workflow = found.get();
        return switch (Arguments.check(workflow.signature(), command.params())) {
            case Arguments.Wrong wrong -> mistaken(wrong(workflow, command, wrong));
            case Arguments.Right right -> plan(workflow, right.values(), reading);
        };
    }

    private static Outcome plan(Workflow workflow, Map<String, String> params, Catalogs.Reading reading) {
        return switch (Plan.of(workflow, reading.catalog())) {
            case Plan.Right right -> new Outcome.Planned(workflow.with(right.steps()), params);
            case Plan.Wrong wrong ->
                new Outcome.Refused(new Reply.ConfigurationWrong(wrong.problems().stream()
                        .map(problem -> workflow.name() + ", step " + problem.step() + ": " + problem.text())
                        .toList()));
        };
    }

    private static Mistake wrong(Workflow workflow, Command.Run command, Arguments.Wrong wrong) {
        List<String> known =
                workflow.signature().params().keySet().stream().sorted().toList();
        return command.params().keySet().stream()
                .filter(param -> !known.contains(param))
                .sorted()
                .findFirst()
                .<Mistake>map(param -> new Mistake.UnknownParameter(workflow.name(), param, known))
                .orElseGet(() -> new Mistake.WrongArguments(workflow.name(), wrong.problems()));
    }

    private static Outcome mistaken(Mistake mistake) {
        return new Outcome.Refused(new Reply.Misunderstood(mistake));
    }
}
