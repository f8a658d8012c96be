package org.splectrum.se.runner.work;

import java.util.Map;
import org.splectrum.se.runner.gateway.Journal;
import org.splectrum.se.runner.git.Workspace;
import org.splectrum.se.runner.process.Population;
import org.splectrum.se.runner.protocol.CommandResult;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Work;

/** Runs a command of the workflow, then takes in what it changed. */
final class RunWork {
    private RunWork() {}

    static Outcome perform(Attempt attempt, Work.Run work, Journal journal) {
        attempt.createWorkspace().checkOut();
        NamedOutputs outputs = NamedOutputs.in(attempt.surroundings().temporary());
        Map<String, String> shell = attempt.surroundings().shell();
        shell.putAll(Workspace.identity(attempt.checkout()));
        shell.putAll(work.env());
        shell.put(NamedOutputs.VARIABLE, outputs.file().toString());
        CommandResult result = Acceptance.run(attempt, work.command(), shell, journal);
        Population.killEveryoneElse();
        if (!result.passed()) {
            return new Outcome.Ran("", result, Map.of());
        }
        Map<String, String> named = outputs.read();
        String commit = Crop.bringIn(attempt, work.commitTitle(), journal).orElse("");
        return new Outcome.Ran(commit, result, named);
    }
}
