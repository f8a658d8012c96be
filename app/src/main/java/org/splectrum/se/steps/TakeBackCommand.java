package org.splectrum.se.steps;

import java.util.List;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.run.Action;
import org.splectrum.se.run.Rollback.Outcome;
import org.splectrum.se.run.Rollback.Receipt;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.StepProgress;
import org.splectrum.se.runner.protocol.CommandResult;
import org.splectrum.se.runner.protocol.Outcome.Failed;
import org.splectrum.se.runner.protocol.Outcome.Verified;
import org.splectrum.se.runner.protocol.Work;

/** Runs the command by which a workflow takes a step back, in a fresh container on the step's commit. */
final class TakeBackCommand {
    private static final String SUFFIX = ".take-back";

    private final Workplace workplace;

    TakeBackCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    /** The attempt that takes the step back; another each time that somebody lets the run end anew. */
    static AttemptId attempt(Run run, String step) {
        long times = run.situation().remarks().stream()
                .filter(remark -> !(remark.action() instanceof Action.Raise))
                .count();
        return new AttemptId(run.id(), step + SUFFIX, Math.toIntExact(times + 1));
    }

    Receipt perform(Run run, StepProgress step, String command) throws InterruptedException {
        String id = step.step().id();
        CommitId commit = step.progress()
                .result()
                .output()
                .or(() -> run.upstream(id).commit())
                .orElseThrow();
        AttemptId attempt = attempt(run, id);
        Work work = new Work.Verify(List.of(command));
        Containers.End end = workplace.carryOut(run, attempt, commit, work, news -> {});
        return switch (end) {
            case Containers.End.Told(Verified(List<CommandResult> results)) -> ran(id, command, results);
            case Containers.End.Told(Failed(var failure, String detail)) -> left(id, command, detail);
            case Containers.End.Told(var unexpected) ->
                left(
                        id,
                        command,
                        "the runner answered with " + unexpected.getClass().getSimpleName() + ".");
            case Containers.End.Died(String why) -> left(id, command, why + ".");
        };
    }

    private static Receipt ran(String step, String command, List<CommandResult> results) {
        return results.stream()
                .filter(result -> !result.passed())
                .findFirst()
                .map(failed -> left(step, command, "it ended with exit code " + failed.exitCode() + "."))
                .orElseGet(() -> new Receipt(
                        step, Outcome.TAKEN_BACK, "step `" + step + "`, by the command `" + oneLine(command) + "`."));
    }

    private static Receipt left(String step, String command, String why) {
        return new Receipt(
                step, Outcome.LEFT, "step `" + step + "`, which `" + oneLine(command) + "` should take back: " + why);
    }

    private static String oneLine(String command) {
        return command.strip().replaceAll("\\s+", " ").replace('`', '\'');
    }
}
