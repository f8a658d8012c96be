package org.splectrum.se.run;

import java.util.Optional;
import org.splectrum.se.workflow.Step;
import org.splectrum.se.workflow.StepKind;

/** The agent mends what the acceptance commands refuse, as often as the workflow lets it. Pure. */
final class Repairs {
    private Repairs() {}

    /** The run with the agent at work once more; empty where there is nothing to repair, or no round left. */
    static Optional<Run> begin(Run run, Step step, Progress.Failed failed) {
        if (!(step.kind() instanceof StepKind.Verify verify)
                || failed.problem().cause() != Problem.Cause.ACCEPTANCE_FAILED
                || run.step(step.id()).orElseThrow().tries() > verify.repair()) {
            return Optional.empty();
        }
        return run.step(verify.of())
                .filter(agent -> agent.progress() instanceof Progress.Done)
                .map(agent -> run.with(
                                agent.step().id(),
                                new Progress.Running(
                                        agent.progress().attempt() + 1,
                                        failed.until(),
                                        "mending what the commands refused",
                                        agent.progress().usage()))
                        .with(step.id(), new Progress.Waiting(failed.attempt(), failed.usage())));
    }
}
