package org.splectrum.se.steps;

import java.util.List;
import java.util.function.Consumer;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.run.Ending;
import org.splectrum.se.run.Problem;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.runner.protocol.CommandResult;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Work;
import org.splectrum.se.workflow.StepKind;

/** Runs the repository's acceptance commands on the agent's commit, in a container that the agent never saw. */
final class VerifyStep implements StepPerformer {
    private final Orders orders;
    private final Containers containers;

    VerifyStep(Orders orders, Containers containers) {
        this.orders = orders;
        this.containers = containers;
    }

    @Override
    public Ending perform(Run run, AttemptId attempt, Consumer<RunEvent> news) throws InterruptedException {
        CommitId commit = run.upstream(attempt.step()).commit().orElseThrow();
        List<String> commands = commands(run, attempt);
        if (commands.isEmpty()) {
            return new Ending.Succeeded(new Result.Verified(commit, List.of()));
        }
        Containers.End end = containers.carryOut(
                run.request().origin().place().repository(),
                attempt,
                orders.of(run, attempt, commit, new Work.Verify(commands)),
                news);
        return switch (end) {
            case Containers.End.Died(String why) -> new Ending.Lost(why);
            case Containers.End.Told(Outcome.Verified(var results)) ->
                judged(new Result.Verified(commit, results), results);
            case Containers.End.Told(Outcome.Failed(var failure, String detail)) -> Endings.failed(failure, detail);
            case Containers.End.Told(Outcome outcome) -> Endings.unexpected(outcome);
        };
    }

    /** The step's own, or those of the repository. */
    static List<String> commands(Run run, AttemptId attempt) {
        return run.step(attempt.step())
                .map(step -> step.step().kind())
                .filter(StepKind.Verify.class::isInstance)
                .map(kind -> ((StepKind.Verify) kind).accept())
                .filter(own -> !own.isEmpty())
                .orElseGet(() -> run.request().config().accept());
    }

    /** All commands must have passed. */
    static Ending judged(Result result, List<CommandResult> results) {
        List<String> failed = results.stream()
                .filter(each -> !each.passed())
                .map(each -> "`" + each.command() + "` ended with exit code " + each.exitCode() + ".")
                .toList();
        return failed.isEmpty()
                ? new Ending.Succeeded(result)
                : new Ending.Failed(Problem.of(Problem.Cause.ACCEPTANCE_FAILED, String.join("\n", failed)), result);
    }
}
