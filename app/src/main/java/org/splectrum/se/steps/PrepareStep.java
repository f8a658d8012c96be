package org.splectrum.se.steps;

import java.util.function.Consumer;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Place;
import org.splectrum.se.run.Ending;
import org.splectrum.se.run.Problem;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;

/** Asks whether it is still wanted, fetches the repository, and settles where the work starts and which branch it is for. */
final class PrepareStep implements StepPerformer {
    private final Mirrors mirrors;
    private final PullRequests pulls;
    private final StillWanted wanted;

    PrepareStep(Mirrors mirrors, PullRequests pulls, StillWanted wanted) {
        this.mirrors = mirrors;
        this.pulls = pulls;
        this.wanted = wanted;
    }

    @Override
    public Ending perform(Run run, AttemptId attempt, Consumer<RunEvent> news) {
        return wanted.refusal(run).orElseGet(() -> prepared(run, attempt));
    }

    private Ending prepared(Run run, AttemptId attempt) {
        Place place = run.request().origin().place();
        return switch (place.kind()) {
            case ISSUE, REPOSITORY -> onNewBranch(run, attempt, place);
            case PULL_REQUEST -> forPull(attempt, place);
        };
    }

    private Ending onNewBranch(Run run, AttemptId attempt, Place place) {
        Mirrors.Branches branches = mirrors.fetch(place.home());
        CommitId tip = branches.tips().get(branches.main());
        if (tip == null) {
            return unusable("The repository has no commit on its default branch `" + branches.main() + "` yet.");
        }
        String branch = BranchName.of(place, run.request().origin().title(), run.id());
        return prepared(attempt, place, new Result.Prepared(branches.main(), tip, branch, ""));
    }

    private Ending forPull(AttemptId attempt, Place place) {
        PullRequests.Ends ends = pulls.ends(place);
        return switch (ends.standing()) {
            case CLOSED -> unusable("The pull request is closed. Open it again, or ask on an issue.");
            case FORK ->
                unusable("The pull request comes from another repository, where SE may not push."
                        + " Ask on an issue of this repository instead.");
            case OPEN -> {
                CommitId tip = mirrors.fetch(place.home()).tips().get(ends.head());
                yield tip == null
                        ? unusable("The pull request's branch `" + ends.head() + "` does not exist any more.")
                        : prepared(attempt, place, new Result.Prepared(ends.base(), tip, ends.head(), tip.sha()));
            }
        };
    }

    private Ending prepared(AttemptId attempt, Place place, Result.Prepared prepared) {
        mirrors.point(place.repository(), attempt.ref(), prepared.start());
        return new Ending.Succeeded(prepared);
    }

    private static Ending unusable(String why) {
        return new Ending.Failed(Problem.of(Problem.Cause.REPOSITORY_UNUSABLE, why), new Result.None());
    }
}
