package org.splectrum.se.steps;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.run.AcceptanceCommands;
import org.splectrum.se.run.Ending;
import org.splectrum.se.run.Problem;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.runner.protocol.CommandResult;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Work;

/** Runs acceptance commands on the commit so far, in a container that no agent saw. */
final class VerifyStep implements StepPerformer {
    private final Workplace workplace;

    VerifyStep(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Ending perform(Run run, AttemptId attempt, Consumer<RunEvent> news) throws InterruptedException {
        CommitId commit = run.upstream(attempt.step()).commit().orElseThrow();
        List<String> commands = AcceptanceCommands.of(run, attempt.step());
        if (commands.isEmpty()) {
            return new Ending.Succeeded(new Result.Verified(commit, List.of()));
        }
        return switch (workplace.carryOut(run, attempt, commit, new Work.Verify(commands), news)) {
            case Containers.End.Died(String why) -> new Ending.Lost(why);
            case Containers.End.Told(Outcome.Verified(var results)) ->
                judged(new Result.Verified(commit, results), results);
            case Containers.End.Told(Outcome.Failed(var failure, String detail)) -> Endings.failed(failure, detail);
            case Containers.End.Told(Outcome outcome) -> Endings.unexpected(outcome);
        };
    }

    /**
     * All commands must have passed. Where nothing is known against the work itself, but only that what the commands need from
     * outside was not there, they have not judged it.
     */
    static Ending judged(Result result, List<CommandResult> results) {
        List<CommandResult> failed =
                results.stream().filter(each -> !each.passed()).toList();
        if (failed.isEmpty()) {
            return new Ending.Succeeded(result);
        }
        boolean hindered = failed.stream().allMatch(CommandFailure::isTransient);
        String detail = failed.stream().map(each -> line(each, hindered)).collect(Collectors.joining("\n"));
        Problem.Cause cause = hindered ? Problem.Cause.SURROUNDINGS_FAILED : Problem.Cause.ACCEPTANCE_FAILED;
        return new Ending.Failed(Problem.of(cause, detail), result);
    }

    private static String line(CommandResult failed, boolean hindered) {
        String known = hindered ? " " + CommandFailure.diagnosis(failed).headline() : "";
        return "`" + failed.command() + "` ended with exit code " + failed.exitCode() + "." + known;
    }
}
