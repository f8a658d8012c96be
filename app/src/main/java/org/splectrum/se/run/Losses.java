package org.splectrum.se.run;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A step whose work is damaged does it once more from the checkpoint before, and with it all that stands on it. Pure. */
final class Losses {
    /** How often for one step; a disk that loses more needs a person. */
    static final int MOST = 3;

    private Losses() {}

    /** The run with the step and all that needs it yet to be done; empty where that was done often enough. */
    static Optional<Run> begin(Run run, String maker, String why) {
        Set<String> anew = run.downstream(List.of(maker));
        return run.step(maker)
                .map(step -> step.loss().and(why))
                .filter(all -> all.times() <= MOST)
                .map(all -> run.with(run.steps().stream()
                        .map(each -> anew.contains(each.step().id())
                                ? each.anew(each.step().id().equals(maker) ? all : each.loss())
                                : each)
                        .toList()));
    }

    static Ending.Failed failed(String maker, String why) {
        String detail = "What the step `" + maker + "` made was lost again and again, the last time because: " + why;
        return new Ending.Failed(Problem.of(Problem.Cause.GIT_FAILED, detail), new Result.None());
    }
}
