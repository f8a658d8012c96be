package org.splectrum.se.steps;

import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Place;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Rollback.Outcome;
import org.splectrum.se.run.Rollback.Receipt;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.StepProgress;
import org.splectrum.se.workflow.Care.Compensation;

/**
 * Takes back what single steps did: nothing of anybody else is lost by it, and taking back twice is taking back once. What a
 * receipt says is how things stand now, whoever brought that about.
 */
final class TakeBacks {
    private final Pushes pushes;
    private final PullRequests pulls;
    private final TakeBackCommand commands;
    private final Precedents precedents;
    private final Heads heads;

    TakeBacks(Pushes pushes, PullRequests pulls, TakeBackCommand commands, Precedents precedents, Heads heads) {
        this.heads = heads;
        this.precedents = precedents;
        this.pushes = pushes;
        this.pulls = pulls;
        this.commands = commands;
    }

    /** @throws RuntimeException where the world did not answer */
    Receipt perform(Run run, String id) throws InterruptedException {
        StepProgress step = run.step(id).orElseThrow();
        if (step.progress().result() instanceof Result.Published) {
            // Whatever was wrong with the run, nobody else is to have it from it.
            precedents.forget(run.id());
        }
        return switch (step.step().care().compensate()) {
            case Compensation.Command(String command) -> commands.perform(run, step, command);
            case Compensation.None none -> byKind(run, step);
            case Compensation.Close close -> byKind(run, step);
            case Compensation.Restore restore -> byKind(run, step);
        };
    }

    private Receipt byKind(Run run, StepProgress step) {
        return switch (step.progress().result()) {
            case Result.Published published -> restore(run, step, published);
            case Result.Opened opened -> close(run, step, opened);
            case Result.None none -> nothing(step);
            case Result.Prepared prepared -> nothing(step);
            case Result.Committed committed -> nothing(step);
            case Result.Answered answered -> nothing(step);
            case Result.Verified verified -> nothing(step);
            case Result.Rebased rebased -> nothing(step);
            case Result.Ran ran -> nothing(step);
            case Result.Joined joined -> nothing(step);
            case Result.Said said -> nothing(step);
            case Result.Reviewed reviewed -> nothing(step);
            case Result.Approved approved -> nothing(step);
            case Result.Values values -> nothing(step);
        };
    }

    private static Receipt nothing(StepProgress step) {
        return receipt(step, Outcome.NOTHING_THERE, "step `" + step.step().id() + "` did nothing on GitHub.");
    }

    private Receipt restore(Run run, StepProgress step, Result.Published published) {
        Result.Prepared prepared = run.result(Result.Prepared.class).orElseThrow();
        String existing = heads.existing(run);
        return existing.isEmpty()
                ? delete(run, step, published, prepared.branch())
                : putBack(run, step, published, new Branch(prepared.branch(), new CommitId(existing)));
    }

    private Receipt delete(Run run, StepProgress step, Result.Published published, String branch) {
        Place place = run.request().origin().place();
        return switch (pushes.delete(place.home(), branch, published.commit())) {
            case Pushes.Pushed.Accepted accepted ->
                receipt(step, Outcome.TAKEN_BACK, "the branch `" + branch + "` is deleted.");
            case Pushes.Pushed.Moved(String found) -> moved(step, branch, found);
            case Pushes.Pushed.Refused(String reason) -> refused(step, branch, reason);
        };
    }

    /** Where a branch goes back to. */
    private record Branch(String name, CommitId before) {}

    private Receipt putBack(Run run, StepProgress step, Result.Published published, Branch restored) {
        CommitId before = restored.before();
        String branch = restored.name();
        Place place = run.request().origin().place();
        return switch (pushes.push(
                place.home(), before, branch, published.commit().sha())) {
            case Pushes.Pushed.Accepted accepted ->
                receipt(
                        step,
                        Outcome.TAKEN_BACK,
                        "the branch `" + branch + "` is back at `" + before.abbreviated()
                                + "`, where the run found it.");
            case Pushes.Pushed.Moved(String found) ->
                found.isEmpty()
                        ? receipt(step, Outcome.NOTHING_THERE, "the branch `" + branch + "` does not exist any more.")
                        : moved(step, branch, found);
            case Pushes.Pushed.Refused(String reason) -> refused(step, branch, reason);
        };
    }

    private static Receipt moved(StepProgress step, String branch, String found) {
        return receipt(
                step,
                Outcome.LEFT,
                "the branch `" + branch + "`: it stands at `" + new CommitId(found).abbreviated()
                        + "`, which is not this run's commit, and somebody's work would be lost.");
    }

    private static Receipt refused(StepProgress step, String branch, String reason) {
        return receipt(step, Outcome.LEFT, "the branch `" + branch + "`: GitHub refused the push: " + reason);
    }

    /** One that was there before the run stays open: only what the run pushed goes back. */
    private Receipt close(Run run, StepProgress step, Result.Opened opened) {
        Place place = run.request().origin().place();
        if (place.kind() == Place.Kind.PULL_REQUEST) {
            return receipt(step, Outcome.NOTHING_THERE, pull(opened) + " was there before the run, and stays open.");
        }
        CommitId head = run.result(Result.Published.class).orElseThrow().commit();
        return switch (pulls.close(place.home(), opened.number(), head)) {
            case CLOSED -> receipt(step, Outcome.TAKEN_BACK, pull(opened) + " is closed.");
            case MERGED -> receipt(step, Outcome.LEFT, pull(opened) + ": it is merged. GitHub can revert it there.");
            case MOVED -> receipt(step, Outcome.LEFT, pull(opened) + ": it holds commits that are not this run's.");
        };
    }

    private static String pull(Result.Opened opened) {
        return "pull request " + opened.number();
    }

    private static Receipt receipt(StepProgress step, Outcome outcome, String words) {
        return new Receipt(step.step().id(), outcome, words);
    }
}
