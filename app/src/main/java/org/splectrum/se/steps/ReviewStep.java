package org.splectrum.se.steps;

import java.util.List;
import java.util.function.Consumer;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Place;
import org.splectrum.se.run.Ending;
import org.splectrum.se.run.Problem;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.run.StepProgress;
import org.splectrum.se.runner.protocol.Finding;
import org.splectrum.se.runner.protocol.ReviewAnswer;
import org.splectrum.se.steps.Patches.Patch;

/** Makes of an agent's findings a review of the pull request. */
final class ReviewStep implements StepPerformer {
    private final Mirrors mirrors;
    private final Patches patches;
    private final Reviews reviews;

    ReviewStep(Mirrors mirrors, Patches patches, Reviews reviews) {
        this.mirrors = mirrors;
        this.patches = patches;
        this.reviews = reviews;
    }

    @Override
    public Ending perform(Run run, AttemptId attempt, Consumer<RunEvent> news) {
        if (run.request().origin().place().kind() != Place.Kind.PULL_REQUEST) {
            return Endings.failed(
                    Problem.Cause.WORKFLOW_WRONG, "There is nothing to review here: ask on a pull request.");
        }
        String answer = run.upstream(attempt.step())
                .answering()
                .map(StepProgress::progress)
                .map(progress -> AgentWords.said(progress.result()))
                .orElse("");
        return switch (ReviewAnswer.of(answer)) {
            case ReviewAnswer.Right(String words, List<Finding> findings) -> put(run, attempt, words, findings);
            case ReviewAnswer.Wrong(String why) -> Endings.failed(Problem.Cause.ANSWER_UNREADABLE, why);
        };
    }

    private Ending put(Run run, AttemptId attempt, String words, List<Finding> findings) {
        Place place = run.request().origin().place();
        Result.Prepared prepared = run.upstream(attempt.step())
                .result(Result.Prepared.class)
                .or(() -> run.result(Result.Prepared.class))
                .orElseThrow();
        CommitId base = mirrors.fetch(place.home()).tips().get(prepared.base());
        if (base == null) {
            String gone = "The base branch `" + prepared.base() + "` does not exist any more.";
            return Endings.failed(Problem.Cause.REPOSITORY_UNUSABLE, gone);
        }
        Patch patch = patches.since(place.repository(), base, prepared.start(), 0);
        ReviewText text = new ReviewText(CommentStep.marker(attempt), words, findings);
        String url = reviews.put(place, prepared.start(), text.review(patch::shows));
        return new Ending.Succeeded(new Result.Reviewed(url, findings));
    }
}
