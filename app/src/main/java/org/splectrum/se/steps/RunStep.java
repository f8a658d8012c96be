package org.splectrum.se.steps;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Place;
import org.splectrum.se.run.Ending;
import org.splectrum.se.run.Problem;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.runner.protocol.CommandResult;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Work;
import org.splectrum.se.steps.text.Untrusted;
import org.splectrum.se.workflow.Expressions.Worked;
import org.splectrum.se.workflow.StepKind;

/** Runs a command of the workflow on the commit so far, in a fresh container. */
final class RunStep implements StepPerformer {
    private static final int TITLE = 72;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,63}");

    private final StepKind.Run kind;
    private final Texts texts;
    private final Workplace workplace;

    RunStep(StepKind.Run kind, Texts texts, Workplace workplace) {
        this.kind = kind;
        this.texts = texts;
        this.workplace = workplace;
    }

    @Override
    public Ending perform(Run run, AttemptId attempt, Consumer<RunEvent> news) throws InterruptedException {
        return switch (texts.render(run, attempt, kind.env())) {
            case Worked.Out<Map<String, String>>(Map<String, String> env) -> perform(run, attempt, env, news);
            case Worked.Failed<Map<String, String>>(String why) -> Endings.failed(Problem.Cause.WORKFLOW_WRONG, why);
        };
    }

    private Ending perform(Run run, AttemptId attempt, Map<String, String> env, Consumer<RunEvent> news)
            throws InterruptedException {
        CommitId input = run.upstream(attempt.step()).commit().orElseThrow();
        Work work = new Work.Run(kind.command(), usable(env), Untrusted.title("Run " + kind.command(), TITLE));
        return switch (workplace.carryOut(run, attempt, input, work, news)) {
            case Containers.End.Died(String why) -> new Ending.Lost(why);
            case Containers.End.Told(Outcome.Ran(String commit, CommandResult result, var outputs)) ->
                ran(run, attempt, input, new Told(commit, result, outputs));
            case Containers.End.Told(Outcome.Failed(var failure, String detail)) -> Endings.failed(failure, detail);
            case Containers.End.Told(Outcome outcome) -> Endings.unexpected(outcome);
        };
    }

    /** No process can have an environment with the character 0 in it. */
    private static Map<String, String> usable(Map<String, String> env) {
        Map<String, String> usable = new HashMap<>();
        env.forEach((name, value) -> usable.put(name, value.replace("\0", "")));
        return usable;
    }

    private record Told(String commit, CommandResult result, Map<String, String> outputs) {}

    private Ending ran(Run run, AttemptId attempt, CommitId input, Told told) {
        if (!told.result().passed()) {
            return new Ending.Failed(CommandFailure.of(told.result()), new Result.Ran(input, told.result(), Map.of()));
        }
        if (!told.outputs().keySet().stream()
                .allMatch(name -> NAME.matcher(name).matches())) {
            return Endings.failed(Problem.Cause.COMMAND_FAILED, "The command named an output that has no right name.");
        }
        Place place = run.request().origin().place();
        if (told.commit().isEmpty()) {
            workplace.mirrors().point(place.repository(), attempt.ref(), input);
            return new Ending.Succeeded(new Result.Ran(input, told.result(), told.outputs()));
        }
        return workplace
                .made(place, attempt, told.commit())
                .<Ending>map(commit -> new Ending.Succeeded(new Result.Ran(commit, told.result(), told.outputs())))
                .orElseGet(() -> Endings.unseen(told.commit()));
    }
}
