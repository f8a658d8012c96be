package org.splectrum.se.runner.work;

import java.util.ArrayList;
import java.util.List;
import org.splectrum.se.runner.gateway.Journal;
import org.splectrum.se.runner.process.AttemptFailed;
import org.splectrum.se.runner.process.Command;
import org.splectrum.se.runner.process.Ended;
import org.splectrum.se.runner.protocol.CommandResult;
import org.splectrum.se.runner.protocol.Failure;
import org.splectrum.se.runner.protocol.Message;

/** Runs the repository's acceptance commands in the workspace, one after the other, and tells of each. */
final class Acceptance {
    private Acceptance() {}

    /** All of them run, even when one failed: the reader wants to know everything that is wrong. */
    static List<CommandResult> run(Attempt attempt, List<String> commands, Journal journal) {
        attempt.memory().awaitHidden();
        List<CommandResult> results = new ArrayList<>();
        for (String command : commands) {
            CommandResult result = run(attempt, command);
            journal.tell(new Message.CommandEnded(result));
            results.add(result);
            if (result.exitCode() == Ended.TIMED_OUT && attempt.deadline().passed()) {
                throw new AttemptFailed(Failure.TIMED_OUT, "the time ran out in: " + command);
            }
        }
        if (!results.stream().allMatch(CommandResult::passed) && Disk.isFull(attempt.surroundings())) {
            throw new AttemptFailed(Failure.DISK_FULL, "a command failed and the disk is full");
        }
        return results;
    }

    private static CommandResult run(Attempt attempt, String command) {
        Surroundings places = attempt.surroundings();
        Ended ended = new Command(List.of("/bin/bash", "-c", command), places.workspace(), places.shell())
                .runMerged(attempt.deadline(), attempt.order().limits().outputBytes());
        return new CommandResult(command, ended.exitCode(), ended.millis(), ended.output());
    }
}
