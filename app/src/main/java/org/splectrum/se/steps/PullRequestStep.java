package org.splectrum.se.steps;

import java.util.function.Consumer;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.Place;
import org.splectrum.se.run.Ending;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.workflow.StepKind;

/** Opens the pull request for work on a new branch; work asked on a pull request is in it by its push. */
final class PullRequestStep implements StepPerformer {
    private final StepKind.PullRequest kind;
    private final PullRequests pulls;
    private final String webUrl;

    /** @param webUrl where people see GitHub, without a slash at its end */
    PullRequestStep(StepKind.PullRequest kind, PullRequests pulls, String webUrl) {
        this.kind = kind;
        this.pulls = pulls;
        this.webUrl = webUrl;
    }

    @Override
    public Ending perform(Run run, AttemptId attempt, Consumer<RunEvent> news) {
        Place place = run.request().origin().place();
        return new Ending.Succeeded(
                switch (place.kind()) {
                    case ISSUE, REPOSITORY -> open(run, place);
                    case PULL_REQUEST ->
                        new Result.Opened(
                                place.number(), webUrl + "/" + place.repository() + "/pull/" + place.number());
                });
    }

    private Result.Opened open(Run run, Place place) {
        Result.Prepared prepared = run.result(Result.Prepared.class).orElseThrow();
        PullRequests.Draft draft = new PullRequests.Draft(
                prepared.branch(),
                prepared.base(),
                PullRequestText.title(run),
                PullRequestText.body(run),
                kind.draft());
        return pulls.open(place.home(), draft);
    }
}
