package org.splectrum.se.steps;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.Place;
import org.splectrum.se.run.Changes;
import org.splectrum.se.run.Ending;
import org.splectrum.se.run.Problem;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.run.Upstream;

/** Pushes the result to its branch, where it is still allowed and still what was asked for. */
final class PublishStep implements StepPerformer {
    private final Mirrors mirrors;
    private final Pushes pushes;
    private final StillWanted wanted;
    private final Precedents precedents;
    private final Sealer sealer;
    private final Heads heads;

    PublishStep(Mirrors mirrors, Pushes pushes, StillWanted wanted, Precedents precedents, Sealer sealer) {
        this.precedents = precedents;
        this.heads = new Heads(mirrors);
        this.mirrors = mirrors;
        this.pushes = pushes;
        this.wanted = wanted;
        this.sealer = sealer;
    }

    @Override
    public Ending perform(Run run, AttemptId attempt, Consumer<RunEvent> news) {
        Home home = run.request().origin().place().home();
        Result.Rebased rebased = finished(run, attempt);
        Optional<Ending> refusal =
                wanted.forbidden(run).or(() -> wanted.closed(run).filter(_ -> !isBranchGone(run)));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (mirrors.changes(home.repository(), rebased.onto(), rebased.commit())
                .files()
                .isEmpty()) {
            String nothing = "The base has everything of this work already.";
            return Endings.failed(Problem.Cause.NOTHING_CHANGED, nothing);
        }
        Changes changes = changes(run, rebased);
        List<String> forbidden = ProtectedPaths.kept(run.request().config().protect(), changes.files());
        if (!forbidden.isEmpty()) {
            String detail = "The result changes paths that SE, or `protect` in `.github/se.yml`, keeps from runs.";
            return new Ending.Failed(new Problem(Problem.Cause.PROTECTED_PATHS, detail, forbidden), new Result.None());
        }
        CommitId sealed = sealer.seal(run, attempt, rebased);
        return push(run, attempt, new Result.Published(sealed, changes, rebased.commit()));
    }

    /** GitHub closes a pull request whose branch is deleted; what becomes of the work then is asked. */
    private boolean isBranchGone(Run run) {
        Place place = run.request().origin().place();
        String branch = run.result(Result.Prepared.class).orElseThrow().branch();
        return place.kind() == Place.Kind.PULL_REQUEST
                && !mirrors.fetch(place.home()).tips().containsKey(branch);
    }

    /** What stands on the newest base now: the rebased work, with what a command made of it since. */
    private static Result.Rebased finished(Run run, AttemptId attempt) {
        Upstream upstream = run.upstream(attempt.step());
        Result.Rebased rebased = upstream.result(Result.Rebased.class).orElseThrow();
        return new Result.Rebased(upstream.commit().orElseThrow(), rebased.onto(), rebased.results());
    }

    /** What this run changed: against the base on a new branch, against what the branch had on a pull request. */
    private Changes changes(Run run, Result.Rebased rebased) {
        Place place = run.request().origin().place();
        return switch (place.kind()) {
            case ISSUE, REPOSITORY -> mirrors.changes(place.repository(), rebased.onto(), rebased.commit());
            case PULL_REQUEST -> {
                CommitId start = run.result(Result.Prepared.class).orElseThrow().start();
                CommitId before = beforeRebase(run);
                yield before.equals(start)
                        ? mirrors.changes(place.repository(), rebased.onto(), rebased.commit())
                        : mirrors.changes(place.repository(), start, before);
            }
        };
    }

    private static CommitId beforeRebase(Run run) {
        return run.steps().stream()
                .filter(step -> step.progress().result() instanceof Result.Rebased)
                .reduce((first, second) -> second)
                .flatMap(step -> run.upstream(step.step().id()).commit())
                .orElseThrow();
    }

    private Ending push(Run run, AttemptId attempt, Result.Published published) {
        Result.Prepared prepared = run.result(Result.Prepared.class).orElseThrow();
        Home home = run.request().origin().place().home();
        String existing = heads.existing(run);
        if (!existing.isEmpty()) {
            // What the branch had before stays to be had, whatever becomes of the branch.
            mirrors.point(home.repository(), "refs/se/backups/" + run.id(), new CommitId(existing));
        }
        Pushes.Pushed pushed = pushes.push(home, published.commit(), prepared.branch(), existing);
        boolean ours = pushed instanceof Pushes.Pushed.Moved(String tip)
                && (wasPublished(home, attempt, tip) || wasAdopted(run, tip));
        if (ours && pushed instanceof Pushes.Pushed.Moved(String found)) {
            pushed = pushes.push(home, published.commit(), prepared.branch(), found);
        }
        return switch (pushed) {
            case Pushes.Pushed.Accepted accepted -> {
                if (hadConflicts(run)) {
                    precedents.confirm(run.id());
                }
                yield new Ending.Succeeded(published);
            }
            case Pushes.Pushed.Moved(String found) ->
                Endings.failed(
                        Problem.Cause.BRANCH_MOVED,
                        found.isEmpty()
                                ? "The branch `" + prepared.branch() + "` was deleted during the run."
                                : "The branch `" + prepared.branch() + "` was moved to " + found + " during the run.");
            case Pushes.Pushed.Refused(String reason) ->
                Endings.failed(Problem.Cause.GIT_FAILED, "GitHub refused the push: " + reason);
        };
    }

    private static boolean hadConflicts(Run run) {
        return run.steps().stream()
                .map(step -> step.progress().result())
                .anyMatch(result -> (result instanceof Result.Rebased rebased
                                && !rebased.resolved().isEmpty())
                        || (result instanceof Result.Joined joined
                                && !joined.resolved().isEmpty()));
    }

    /** Whether a person pushed it as the resolution of a conflict, and it is in the result. */
    private static boolean wasAdopted(Run run, String found) {
        return Adoption.pushed(run).filter(commit -> commit.sha().equals(found)).isPresent();
    }

    /** Whether this run itself put the branch there, in an attempt before somebody had the step done once more. */
    private boolean wasPublished(Home home, AttemptId attempt, String found) {
        return IntStream.range(1, attempt.number())
                .mapToObj(number -> new AttemptId(attempt.run(), attempt.step(), number))
                .flatMap(before -> mirrors.read(home.repository(), before.ref()).stream())
                .anyMatch(commit -> commit.sha().equals(found));
    }
}
