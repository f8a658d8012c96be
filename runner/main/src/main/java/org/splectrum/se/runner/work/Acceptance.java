package org.splectrum.se.runner.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.splectrum.se.runner.gateway.Journal;
import org.splectrum.se.runner.process.AttemptFailed;
import org.splectrum.se.runner.process.Command;
import org.splectrum.se.runner.process.Ended;
import org.splectrum.se.runner.protocol.CommandResult;
import org.splectrum.se.runner.protocol.Failure;
import org.splectrum.se.runner.protocol.Message;

/** Runs commands of the repository and the workflow in the workspace, and tells of each. */
final class Acceptance {
    private Acceptance() {}

    /** Runs acceptance commands one after the other. All of them run, even when one failed: the reader wants to know everything that is wrong. */
    static List<CommandResult> run(Attempt attempt, List<String> commands, Journal journal) {
        attempt.memory().awaitHidden();
        List<CommandResult> results = new ArrayList<>();
        for (String command : commands) {
            results.add(perform(attempt, command, attempt.surroundings().shell(), journal));
        }
        requireRoom(attempt, results);
        return results;
    }

    /** Runs one command in this environment. */
    static CommandResult run(Attempt attempt, String command, Map<String, String> shell, Journal journal) {
        attempt.memory().awaitHidden();
        CommandResult result = perform(attempt, command, shell, journal);
        requireRoom(attempt, List.of(result));
        return result;
    }

    private static CommandResult perform(Attempt attempt, String command, Map<String, String> shell, Journal journal) {
        Ended ended = new Command(
                        List.of("/bin/bash", "-c", command),
                        attempt.surroundings().workspace(),
                        shell)
                .runMerged(attempt.deadline(), attempt.order().limits().outputBytes());
        CommandResult result = new CommandResult(command, ended.exitCode(), ended.millis(), ended.output());
        journal.tell(new Message.CommandEnded(result));
        if (result.exitCode() == Ended.TIMED_OUT && attempt.deadline().passed()) {
            throw new AttemptFailed(Failure.TIMED_OUT, "the time ran out in: " + command);
        }
        return result;
    }

    private static void requireRoom(Attempt attempt, List<CommandResult> results) {
        if (!results.stream().allMatch(CommandResult::passed) && Disk.isFull(attempt.surroundings())) {
            throw new AttemptFailed(Failure.DISK_FULL, "a command failed and the disk is full");
        }
    }
}
