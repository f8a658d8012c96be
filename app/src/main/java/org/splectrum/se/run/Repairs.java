package org.splectrum.se.run;

import java.util.Optional;
import org.splectrum.se.workflow.Step;
import org.splectrum.se.workflow.StepKind;

/** The agent mends what the acceptance commands refuse, or an answer that cannot be read. Pure. */
final class Repairs {
    /** How often an agent may put an answer that cannot be read into its form. */
    private static final int REWORDINGS = 2;

    private Repairs() {}

    /** Which step may mend it, and how often. */
    private record Chance(String agent, int rounds) {
        static final Chance NONE = new Chance("", 0);
    }

    /** The run with the agent at work once more; empty where there is nothing to repair, or no round left. */
    static Optional<Run> begin(Run run, Step step, Progress.Failed failed) {
        Chance chance = chance(run, step, failed.problem().cause());
        StepProgress each = run.step(step.id()).orElseThrow();
        if (each.tries() - each.hindered() > chance.rounds()) {
            return Optional.empty();
        }
        return run.step(chance.agent())
                .filter(agent -> agent.progress() instanceof Progress.Done)
                .map(agent -> run.with(
                                agent.step().id(),
                                new Progress.Running(
                                        agent.progress().attempt() + 1,
                                        failed.until(),
                                        "mending what was refused",
                                        agent.progress().usage()))
                        .with(step.id(), new Progress.Waiting(failed.attempt(), failed.usage())));
    }

    private static Chance chance(Run run, Step step, Problem.Cause cause) {
        if (step.kind() instanceof StepKind.Verify verify && cause == Problem.Cause.ACCEPTANCE_FAILED) {
            return new Chance(verify.of(), verify.repair());
        }
        if (step.kind() instanceof StepKind.Review && cause == Problem.Cause.ANSWER_UNREADABLE) {
            return run.upstream(step.id())
                    .answering()
                    .map(agent -> new Chance(agent.step().id(), REWORDINGS))
                    .orElse(Chance.NONE);
        }
        return Chance.NONE;
    }
}
