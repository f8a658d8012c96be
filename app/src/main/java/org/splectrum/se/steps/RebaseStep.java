package org.splectrum.se.steps;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.run.Demands;
import org.splectrum.se.run.Ending;
import org.splectrum.se.run.Problem;
import org.splectrum.se.run.Proofs;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Work;

/** Brings the work onto the newest base; what conflicts there is resolved, and judged before it counts. */
final class RebaseStep implements StepPerformer {
    private final Mirrors mirrors;
    private final Workplace workplace;
    private final Patches patches;
    private final Audit audit;
    private final Lessons lessons;

    RebaseStep(Workplace workplace, Patches patches, Audit audit, Lessons lessons) {
        this.lessons = lessons;
        this.mirrors = workplace.mirrors();
        this.workplace = workplace;
        this.patches = patches;
        this.audit = audit;
    }

    /** What is moved, and where to. */
    private record Move(Run run, AttemptId attempt, CommitId input, CommitId onto) {
        RepositoryName repository() {
            return run.request().origin().place().repository();
        }

        /** On an issue the run's own commits move; on a pull request all that the base does not have. */
        CommitId from() {
            return switch (run.request().origin().place().kind()) {
                case ISSUE, REPOSITORY ->
                    run.result(Result.Prepared.class).orElseThrow().start();
                case PULL_REQUEST -> onto;
            };
        }

        List<String> commands() {
            return Demands.before(run, attempt.step());
        }
    }

    @Override
    public Ending perform(Run run, AttemptId attempt, Consumer<RunEvent> news) throws InterruptedException {
        Result.Prepared prepared = run.result(Result.Prepared.class).orElseThrow();
        Mirrors.Branches branches = mirrors.fetch(run.request().origin().place().home());
        CommitId onto = branches.tips().get(prepared.base());
        if (onto == null) {
            String gone = "The base branch `" + prepared.base() + "` does not exist any more.";
            return Endings.failed(Problem.Cause.REPOSITORY_UNUSABLE, gone);
        }
        Optional<CommitId> pushed = Adoption.pushed(run)
                .filter(commit -> attempt.number() > 1)
                .filter(commit -> commit.equals(branches.tips().get(prepared.branch())));
        if (pushed.isPresent()) {
            return adopt(new Move(run, attempt, pushed.get(), onto), news);
        }
        CommitId commit = run.upstream(attempt.step()).commit().orElseThrow();
        Move move = new Move(run, attempt, commit, onto);
        if (onto.equals(prepared.start())) {
            mirrors.point(move.repository(), attempt.ref(), commit);
            return new Ending.Succeeded(new Result.Rebased(commit, onto, List.of()));
        }
        Optional<Outcome.Rebased> accepted =
                Adoption.accepted(run, attempt, workplace).filter(rebased -> stillStands(move, rebased));
        return accepted.isPresent() ? accept(move, accepted.get()) : rebase(move, news);
    }

    /** What a person pushed is the result where it stands on the base, and else what is rebased. */
    private Ending adopt(Move move, Consumer<RunEvent> news) throws InterruptedException {
        if (!patches.parting(move.repository(), move.onto(), move.input()).equals(move.onto())) {
            return rebase(move, news);
        }
        mirrors.point(move.repository(), move.attempt().ref(), move.input());
        Result.Rebased result = new Result.Rebased(move.input(), move.onto(), List.of());
        if (move.commands().isEmpty()) {
            return new Ending.Succeeded(result);
        }
        Work work = new Work.Verify(move.commands());
        return switch (workplace.carryOut(move.run(), move.attempt(), move.input(), work, news)) {
            case Containers.End.Died(String why) -> new Ending.Lost(why);
            case Containers.End.Told(Outcome.Verified(var results)) ->
                VerifyStep.judged(new Result.Rebased(move.input(), move.onto(), results), results);
            case Containers.End.Told(Outcome.Failed(var failure, String detail)) -> Endings.failed(failure, detail);
            case Containers.End.Told(Outcome outcome) -> Endings.unexpected(outcome);
        };
    }

    /** Whether what the attempt before made is still there and the base where it was. */
    private boolean stillStands(Move move, Outcome.Rebased rebased) {
        AttemptId before = Adoption.before(move.attempt());
        return mirrors.read(move.repository(), "refs/se/bases/" + before).equals(Optional.of(move.onto()))
                && mirrors.read(move.repository(), before.ref())
                        .filter(made -> made.sha().equals(rebased.commit()))
                        .filter(made -> workplace
                                .foundations()
                                .isWhole(move.run(), move.attempt().step(), made))
                        .isPresent();
    }

    private Ending accept(Move move, Outcome.Rebased rebased) {
        mirrors.point(move.repository(), move.attempt().ref(), new CommitId(rebased.commit()));
        Decisions decisions = Decisions.of(move.run(), move.attempt(), workplace);
        return judged(move, rebased, decisions, Verdicts.Look.TAKEN);
    }

    private Ending rebase(Move move, Consumer<RunEvent> news) throws InterruptedException {
        String ontoRef = "refs/se/bases/" + move.attempt();
        mirrors.point(move.repository(), ontoRef, move.onto());
        Decisions decisions = Decisions.of(move.run(), move.attempt(), workplace);
        Work work = new Work.Rebase(
                move.from().sha(),
                move.onto().sha(),
                ontoRef,
                move.commands(),
                decisions.resolving(move.run(), workplace.orders().model()));
        return switch (workplace.carryOut(move.run(), move.attempt(), move.input(), work, news)) {
            case Containers.End.Died(String why) -> new Ending.Lost(why);
            case Containers.End.Told(Outcome.Rebased rebased) -> judged(move, rebased, decisions, Verdicts.Look.NONE);
            case Containers.End.Told(Outcome.Conflicted(var files, var reasons)) ->
                ConflictEndings.left(
                        "The work conflicts with the newest base, commit "
                                + move.onto().abbreviated() + ".",
                        files,
                        reasons);
            case Containers.End.Told(Outcome.Failed(var failure, String detail)) -> Endings.failed(failure, detail);
            case Containers.End.Told(Outcome outcome) -> Endings.unexpected(outcome);
        };
    }

    /** Believes the runner only what stands on the attempt's ref, and that nothing ran only where no file differs. */
    private Ending judged(Move move, Outcome.Rebased rebased, Decisions decisions, Verdicts.Look look) {
        CommitId onRef = mirrors.read(move.repository(), move.attempt().ref()).orElse(move.input());
        if (!rebased.commit().equals(onRef.sha())) {
            return Endings.unseen(rebased.commit());
        }
        boolean changed =
                !mirrors.changes(move.repository(), move.input(), onRef).files().isEmpty();
        if (changed && rebased.results().isEmpty() && !move.commands().isEmpty()) {
            String detail = "The acceptance commands did not run on the rebased files.";
            return Endings.failed(Problem.Cause.ACCEPTANCE_FAILED, detail);
        }
        Replays.Rebasing rebasing =
                new Replays.Rebasing(List.of(move.from()), move.onto(), List.of(move.input()), onRef);
        Audit.Finding finding = audit.of(move.repository(), rebasing, rebased.resolved(), decisions);
        Ending ending = Verdicts.of(move.run().request().config().rebasing(), finding, look)
                .ending(
                        new Result.Rebased(onRef, move.onto(), rebased.results()),
                        changed || !rebased.results().isEmpty()
                                ? rebased.results()
                                : Proofs.of(move.run(), move.input()));
        return lessons.after(move.attempt(), move.repository(), finding, ending);
    }
}
