package org.splectrum.se.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.splectrum.se.run.Progress;
import org.splectrum.se.run.Run;

/** How runs stand, in short. Pure. */
final class StandingText {
    private static final int LONGEST = 1_500;

    private StandingText() {}

    static String of(List<Run> runs) {
        return runs.stream().map(StandingText::of).collect(Collectors.joining("\n\n"));
    }

    /** Steps by their ids, which stand nowhere else. */
    private static String again(Run run) {
        String tried = run.steps().stream()
                .filter(step -> !(step.progress() instanceof Progress.Waiting))
                .map(step -> "`" + step.step().id() + "`")
                .collect(Collectors.joining(", "));
        return run.state().ended() && !tried.isEmpty()
                ? "`/se retry " + run.id()
                        + " --from STEP` does a step and all that follows it once more; STEP is one of " + tried + "."
                : "";
    }

    private static String of(Run run) {
        return Stream.of(
                        "#### " + Headline.of(run),
                        "Run `" + run.id() + "` of `" + run.request().workflow().name() + "` on " + Whereabouts.of(run)
                                + " · " + Spending.of(run),
                        StepList.of(run),
                        Asked.of(run, LONGEST),
                        again(run))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }
}
