package org.splectrum.se.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.run.Ending;
import org.splectrum.se.run.Progress;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.run.StepProgress;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Work;
import org.splectrum.se.workflow.StepKind;
import org.splectrum.se.workflow.Strategy;

/** Makes one of what several branches made. */
final class JoinStep implements StepPerformer {
    private final StepKind.Join kind;
    private final Workplace workplace;
    private final Judge judge;
    private final Audit audit;
    private final Lessons lessons;

    JoinStep(StepKind.Join kind, Workplace workplace, Judge judge, Audit audit, Lessons lessons) {
        this.lessons = lessons;
        this.audit = audit;
        this.kind = kind;
        this.workplace = workplace;
        this.judge = judge;
    }

    @Override
    public Ending perform(Run run, AttemptId attempt, Consumer<RunEvent> news) throws InterruptedException {
        Branches branches = Branches.of(run, kind.branches());
        List<StepProgress> good = branches.good();
        if (good.isEmpty()
                || (kind.how() == Strategy.Joining.MERGE && branches.failure().isPresent())) {
            return branches.failure()
                    .<Ending>map(problem -> new Ending.Failed(problem, new Result.None()))
                    .orElseGet(() -> new Ending.Skipped(Progress.Skipped.Why.NOT_NEEDED));
        }
        return switch (kind.how()) {
            case FIRST -> taken(run, attempt, branches, good.getFirst());
            case LAST -> taken(run, attempt, branches, good.getLast());
            case OUTPUTS -> joined(run, attempt, branches.joined(branches.start(), good, Branches.words(good)));
            case MERGE -> merge(run, attempt, branches, news);
            case PICK -> judge.pick(run, attempt, branches, news);
        };
    }

    private Ending taken(Run run, AttemptId attempt, Branches branches, StepProgress branch) {
        String words = AgentWords.said(branch.progress().result());
        return joined(run, attempt, branches.joined(branches.commit(branch), List.of(branch), words));
    }

    /** The attempt's ref holds what it stands for, as every step's does. */
    private Ending joined(Run run, AttemptId attempt, Result.Joined joined) {
        workplace.mirrors().point(repository(run), attempt.ref(), joined.commit());
        return new Ending.Succeeded(joined);
    }

    private Ending merge(Run run, AttemptId attempt, Branches branches, Consumer<RunEvent> news)
            throws InterruptedException {
        List<StepProgress> good = branches.good();
        List<CommitId> heads = good.stream()
                .flatMap(branch -> branch.progress().result().output().stream())
                .distinct()
                .filter(commit -> !commit.equals(branches.start()))
                .toList();
        String words = Branches.words(good);
        if (heads.size() < 2) {
            CommitId only = heads.isEmpty() ? branches.start() : heads.getFirst();
            return joined(run, attempt, branches.joined(only, good, words));
        }
        Decisions decisions = Decisions.of(run, attempt, workplace);
        List<CommitId> others = heads.subList(1, heads.size());
        Work work = new Work.Merge(
                refs(run, attempt, others),
                decisions.resolving(run, workplace.orders().model()));
        return switch (workplace.carryOut(run, attempt, heads.getFirst(), work, news)) {
            case Containers.End.Died(String why) -> new Ending.Lost(why);
            case Containers.End.Told(Outcome.Rebased(String commit, var _, var resolved)) ->
                workplace
                        .made(run.request().origin().place(), attempt, commit)
                        .map(made -> {
                            Replays.Rebasing rebasing = new Replays.Rebasing(List.of(), heads.getFirst(), others, made);
                            Audit.Finding finding = audit.of(repository(run), rebasing, resolved, decisions);
                            Ending ending = merged(branches.joined(made, good, words), finding);
                            return lessons.after(attempt, repository(run), finding, ending);
                        })
                        .orElseGet(() -> Endings.unseen(commit));
            case Containers.End.Told(Outcome.Conflicted(var files, var reasons)) ->
                ConflictEndings.left("What the branches made conflicts with each other.", files, reasons);
            case Containers.End.Told(Outcome.Failed(var failure, String detail)) -> Endings.failed(failure, detail);
            case Containers.End.Told(Outcome outcome) -> Endings.unexpected(outcome);
        };
    }

    private List<Work.Merge.Head> refs(Run run, AttemptId attempt, List<CommitId> commits) {
        List<Work.Merge.Head> heads = new ArrayList<>();
        for (CommitId commit : commits) {
            String ref = "refs/se/bases/" + attempt + "/" + (heads.size() + 1);
            workplace.mirrors().point(repository(run), ref, commit);
            heads.add(new Work.Merge.Head(ref, commit.sha()));
        }
        return heads;
    }

    private static Ending merged(Result.Joined joined, Audit.Finding finding) {
        return finding.refused().isEmpty()
                ? new Ending.Succeeded(joined.with(finding.files()))
                : ConflictEndings.refused(finding.refused());
    }

    private static RepositoryName repository(Run run) {
        return run.request().origin().place().repository();
    }
}
