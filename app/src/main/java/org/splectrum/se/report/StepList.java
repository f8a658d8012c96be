package org.splectrum.se.report;

import java.util.stream.Collectors;
import org.splectrum.se.run.Progress;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.StepProgress;
import org.splectrum.se.steps.text.Amounts;
import org.splectrum.se.steps.text.Spent;
import org.splectrum.se.steps.text.Untrusted;
import org.splectrum.se.workflow.StepKind;

/** The checklist of a run's steps. Pure. */
final class StepList {
    private static final int ACTIVITY = 120;

    private StepList() {}

    static String of(Run run) {
        return run.steps().stream().map(StepList::line).collect(Collectors.joining("\n"));
    }

    private static String line(StepProgress step) {
        String name = name(step.step().kind());
        return switch (step.progress()) {
            case Progress.Waiting waiting -> "- [ ] " + name;
            case Progress.Running running ->
                "- [ ] **" + name + "** · since " + Amounts.clock(running.since()) + attempt(running.attempt())
                        + activity(running.activity());
            case Progress.Done done ->
                "- [x] " + name + " · " + Amounts.duration(Spent.on(done)) + attempt(done.attempt());
            case Progress.Failed failed ->
                "- [ ] ❌ **" + name + "** · " + Amounts.duration(Spent.on(failed)) + attempt(failed.attempt());
            case Progress.Skipped skipped -> "- [x] " + name + " · not needed";
        };
    }

    private static String attempt(int number) {
        return number == 1 ? "" : " · attempt " + number;
    }

    private static String activity(String activity) {
        return activity.isBlank() ? "" : " · " + Untrusted.phrase(activity, ACTIVITY);
    }

    private static String name(StepKind kind) {
        return switch (kind) {
            case StepKind.Prepare prepare -> "Fetch the repository";
            case StepKind.Agent agent -> "Let Claude Code work";
            case StepKind.Verify verify -> "Run the acceptance commands";
            case StepKind.Rebase rebase -> "Rebase onto the newest base";
            case StepKind.Publish publish -> "Push the result";
            case StepKind.PullRequest pull -> "Open the pull request";
        };
    }
}
