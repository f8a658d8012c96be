package org.splectrum.se.steps;

import java.util.List;
import java.util.function.Consumer;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.run.Demands;
import org.splectrum.se.run.Ending;
import org.splectrum.se.run.Problem;
import org.splectrum.se.run.Question;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Work;

/** Brings the work onto the newest base. */
final class RebaseStep implements StepPerformer {
    private final Mirrors mirrors;
    private final Workplace workplace;

    RebaseStep(Workplace workplace) {
        this.mirrors = workplace.mirrors();
        this.workplace = workplace;
    }

    @Override
    public Ending perform(Run run, AttemptId attempt, Consumer<RunEvent> news) throws InterruptedException {
        Result.Prepared prepared = run.result(Result.Prepared.class).orElseThrow();
        CommitId commit = commit(run, attempt);
        CommitId onto =
                mirrors.fetch(run.request().origin().place().home()).tips().get(prepared.base());
        if (onto == null) {
            String gone = "The base branch `" + prepared.base() + "` does not exist any more.";
            return Endings.failed(Problem.Cause.REPOSITORY_UNUSABLE, gone);
        }
        if (onto.equals(prepared.start())) {
            mirrors.point(run.request().origin().place().repository(), attempt.ref(), commit);
            return new Ending.Succeeded(new Result.Rebased(commit, onto, List.of()));
        }
        return rebase(run, attempt, onto, news);
    }

    private Ending rebase(Run run, AttemptId attempt, CommitId onto, Consumer<RunEvent> news)
            throws InterruptedException {
        RepositoryName repository = run.request().origin().place().repository();
        String ontoRef = "refs/se/bases/" + attempt;
        mirrors.point(repository, ontoRef, onto);
        CommitId commit = commit(run, attempt);
        List<String> accept = Demands.before(run, attempt.step());
        Work work = new Work.Rebase(from(run, onto).sha(), onto.sha(), ontoRef, accept);
        return switch (workplace.carryOut(run, attempt, commit, work, news)) {
            case Containers.End.Died(String why) -> new Ending.Lost(why);
            case Containers.End.Told(Outcome.Rebased(String sha, var results)) ->
                rebased(run, attempt, new Result.Rebased(new CommitId(sha), onto, results));
            case Containers.End.Told(Outcome.Conflicted(var files)) -> conflicted(onto, files);
            case Containers.End.Told(Outcome.Failed(var failure, String detail)) -> Endings.failed(failure, detail);
            case Containers.End.Told(Outcome outcome) -> Endings.unexpected(outcome);
        };
    }

    private static CommitId commit(Run run, AttemptId attempt) {
        return run.upstream(attempt.step()).commit().orElseThrow();
    }

    /** On an issue the run's own commits move; on a pull request all that the base does not have. */
    private static CommitId from(Run run, CommitId onto) {
        return switch (run.request().origin().place().kind()) {
            case ISSUE, REPOSITORY ->
                run.result(Result.Prepared.class).orElseThrow().start();
            case PULL_REQUEST -> onto;
        };
    }

    /** Believes the runner only what stands on the attempt's ref, and that nothing ran only where no file differs. */
    private Ending rebased(Run run, AttemptId attempt, Result.Rebased rebased) {
        RepositoryName repository = run.request().origin().place().repository();
        CommitId before = commit(run, attempt);
        CommitId onRef = mirrors.read(repository, attempt.ref()).orElse(before);
        if (!rebased.commit().equals(onRef)) {
            return Endings.unseen(rebased.commit().sha());
        }
        boolean unproven = rebased.results().isEmpty()
                && !Demands.before(run, attempt.step()).isEmpty();
        if (unproven && !mirrors.changes(repository, before, onRef).files().isEmpty()) {
            String detail = "The acceptance commands did not run on the rebased files.";
            return Endings.failed(Problem.Cause.ACCEPTANCE_FAILED, detail);
        }
        return VerifyStep.judged(rebased, rebased.results());
    }

    private static Ending conflicted(CommitId onto, List<String> files) {
        String detail = "The work conflicts with the newest base, commit " + onto.abbreviated() + ".";
        return new Ending.NeedsPerson(new Problem(Problem.Cause.CONFLICT, detail, files), Question.aboutConflict());
    }
}
