package org.splectrum.se.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.run.AcceptanceCommands;
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
    private final ResolutionMemory resolutionMemory;

    JoinStep(StepKind.Join kind, Workplace workplace, Judge judge, Audit audit, ResolutionMemory resolutionMemory) {
        this.resolutionMemory = resolutionMemory;
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
        List<CommitId> others = heads.subList(1, heads.size());
        Merging merging =
                new Merging(run, attempt, heads.getFirst(), others, branches.joined(heads.getFirst(), good, words));
        Optional<Outcome.Rebased> accepted =
                Adoption.accepted(run, attempt, workplace).filter(rebased -> stillStands(merging, rebased));
        if (accepted.isPresent()) {
            workplace
                    .mirrors()
                    .point(
                            repository(run),
                            attempt.ref(),
                            new CommitId(accepted.get().commit()));
            return merged(merging, accepted.get(), Verdicts.Look.TAKEN);
        }
        return merge(merging, news);
    }

    /**
     * What is brought together.
     *
     * @param plain the first alone
     */
    private record Merging(Run run, AttemptId attempt, CommitId first, List<CommitId> others, Result.Joined plain) {}

    private Ending merge(Merging merging, Consumer<RunEvent> news) throws InterruptedException {
        Run run = merging.run();
        AttemptId attempt = merging.attempt();
        Decisions decisions = Decisions.of(run, attempt, workplace);
        Work work = new Work.Merge(
                refs(run, attempt, merging.others()),
                AcceptanceCommands.before(run, attempt.step()),
                decisions.resolving(run, workplace.orders().model()));
        return switch (workplace.carryOut(run, attempt, merging.first(), work, news)) {
            case Containers.End.Died(String why) -> new Ending.Lost(why);
            case Containers.End.Told(Outcome.Rebased rebased) -> merged(merging, rebased, Verdicts.Look.NONE);
            case Containers.End.Told(Outcome.Conflicted(var files, var reasons)) ->
                ConflictEndings.left("What the branches made conflicts with each other.", files, reasons);
            case Containers.End.Told(Outcome.Failed(var failure, String detail)) -> Endings.failed(failure, detail);
            case Containers.End.Told(Outcome outcome) -> Endings.unexpected(outcome);
        };
    }

    private List<Work.Merge.Head> refs(Run run, AttemptId attempt, List<CommitId> commits) {
        List<Work.Merge.Head> heads = new ArrayList<>();
        for (CommitId commit : commits) {
            String ref = base(attempt, heads.size());
            workplace.mirrors().point(repository(run), ref, commit);
            heads.add(new Work.Merge.Head(ref, commit.sha()));
        }
        return heads;
    }

    /** Believes the runner only what stands on the attempt's ref. */
    private Ending merged(Merging merging, Outcome.Rebased rebased, Verdicts.Look look) {
        Run run = merging.run();
        AttemptId attempt = merging.attempt();
        Optional<CommitId> made = workplace.made(run.request().origin().place(), attempt, rebased.commit());
        if (made.isEmpty()) {
            return Endings.unseen(rebased.commit());
        }
        Replays.Rebasing rebasing = new Replays.Rebasing(
                merging.others().stream().map(Replays.Line::of).toList(), merging.first(), made.get());
        Decisions decisions = Decisions.of(run, attempt, workplace);
        Audit.Finding finding = audit.of(repository(run), rebasing, rebased.resolved(), decisions);
        Result.Joined plain = merging.plain();
        Ending ending = Verdicts.of(run.request().config().rebasing(), finding, look)
                .ending(new Result.Joined(
                        made.get(), plain.from(), plain.words(), rebased.results(), List.of(), List.of()));
        return resolutionMemory.after(attempt, repository(run), finding, ending);
    }

    /** Whether what the attempt before made of the same branches is still there. */
    private boolean stillStands(Merging merging, Outcome.Rebased rebased) {
        AttemptId before = Adoption.before(merging.attempt());
        RepositoryName repository = repository(merging.run());
        boolean sameBranches =
                workplace.mirrors().read(repository, "refs/se/inputs/" + before).equals(Optional.of(merging.first()));
        for (int at = 0; at < merging.others().size(); at++) {
            sameBranches &= workplace
                    .mirrors()
                    .read(repository, base(before, at))
                    .equals(Optional.of(merging.others().get(at)));
        }
        return sameBranches
                && workplace
                        .mirrors()
                        .read(repository, before.ref())
                        .filter(made -> made.sha().equals(rebased.commit()))
                        .filter(made -> workplace
                                .inputChecks()
                                .isWhole(merging.run(), merging.attempt().step(), made))
                        .isPresent();
    }

    /** The ref of a branch that is brought in; they are counted from 0. */
    private static String base(AttemptId attempt, int at) {
        return "refs/se/bases/" + attempt + "/" + (at + 1);
    }

    private static RepositoryName repository(Run run) {
        return run.request().origin().place().repository();
    }
}
