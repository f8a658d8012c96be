package org.splectrum.se.report;

import java.util.Map;
import java.util.stream.Collectors;
import org.splectrum.se.run.Progress;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.StepProgress;
import org.splectrum.se.steps.text.Amounts;
import org.splectrum.se.steps.text.Spent;
import org.splectrum.se.steps.text.Untrusted;
import org.splectrum.se.workflow.Plan;
import org.splectrum.se.workflow.StepKind;

/** The checklist of a run's steps. Pure. */
final class StepList {
    private static final int ACTIVITY = 120;
    private static final int COMMAND = 60;

    private StepList() {}

    static String of(Run run) {
        Map<String, Long> alike = run.steps().stream()
                .collect(Collectors.groupingBy(step -> name(step.step().kind()), Collectors.counting()));
        return run.steps().stream().map(step -> line(step, alike) + lost(step)).collect(Collectors.joining("\n"));
    }

    private static String line(StepProgress step, Map<String, Long> alike) {
        String name = name(step, alike);
        return switch (step.progress()) {
            case Progress.Waiting waiting -> "- [ ] " + name;
            case Progress.Running running ->
                "- [ ] **" + name + "** · since " + Amounts.clock(running.since()) + attempt(running.attempt())
                        + activity(running.activity());
            case Progress.Resting resting ->
                "- [ ] ⏳ **" + name + "** · "
                        + Advice.on(resting.problem().cause()).reason() + " · again at "
                        + Amounts.clock(resting.until());
            case Progress.Asking asking -> "- [ ] ✋ **" + name + "** · waits for an answer";
            case Progress.Paused paused -> "- [ ] ⏸️ **" + name + "** · paused";
            case Progress.Done done ->
                "- [x] " + name + " · " + Amounts.duration(Spent.on(done)) + attempt(done.attempt());
            case Progress.Failed failed -> failed(step, failed, name);
            case Progress.Skipped skipped -> "- [x] " + name + " · not needed";
            case Progress.Cancelled cancelled -> "- [ ] 🚫 " + name + " · cancelled";
        };
    }

    /** Why a step that was done is done once more. */
    private static String lost(StepProgress step) {
        String why = step.loss().why();
        return why.isEmpty()
                ? ""
                : "<br>⚠️ done once more from the checkpoint before, for what it had made is damaged: "
                        + Untrusted.phrase(why, ACTIVITY);
    }

    private static String failed(StepProgress step, Progress.Failed failed, String name) {
        String took = Amounts.duration(Spent.on(failed)) + attempt(failed.attempt());
        return step.failedTolerably()
                ? "- [x] ⚠️ " + name + " · " + took + " · failed, as its workflow allows"
                : "- [ ] ❌ **" + name + "** · " + took;
    }

    private static String attempt(int number) {
        return number == 1 ? "" : " · attempt " + number;
    }

    private static String activity(String activity) {
        return activity.isBlank() ? "" : " · " + Untrusted.phrase(activity, ACTIVITY);
    }

    /** What a step does; where several do the same, which of them it is. */
    private static String name(StepProgress step, Map<String, Long> alike) {
        if (step.step().id().equals(Plan.OUTPUTS)) {
            return "Work out the outputs";
        }
        String name = name(step.step().kind());
        return alike.getOrDefault(name, 1L) > 1
                ? name + " (" + Untrusted.code(step.step().id(), COMMAND) + ")"
                : name;
    }

    private static String name(StepKind kind) {
        return switch (kind) {
            case StepKind.Prepare prepare -> "Fetch the repository";
            case StepKind.Agent agent -> "Let Claude Code work";
            case StepKind.Several several -> "Let several agents work";
            case StepKind.Run run -> "Run " + Untrusted.code(run.command(), COMMAND);
            case StepKind.Verify verify -> "Run the acceptance commands";
            case StepKind.Join join -> "Bring the branches together";
            case StepKind.Rebase rebase -> "Rebase onto the newest base";
            case StepKind.Publish publish -> "Push the result";
            case StepKind.PullRequest pull -> "Open the pull request";
            case StepKind.Review review -> "Write the review";
            case StepKind.Comment comment -> "Comment";
            case StepKind.Approve approve -> "Wait for approval";
            case StepKind.Call call -> "Run workflow " + Untrusted.code(call.workflow(), COMMAND);
            case StepKind.Evaluate evaluate -> "Work out values";
        };
    }
}
