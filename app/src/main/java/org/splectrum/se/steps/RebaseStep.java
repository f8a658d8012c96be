package org.splectrum.se.steps;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Place;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.run.AcceptanceCommands;
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
    private final ResolutionMemory resolutionMemory;
    private final Heads heads;

    RebaseStep(Workplace workplace, Patches patches, Audit audit, ResolutionMemory resolutionMemory) {
        this.resolutionMemory = resolutionMemory;
        this.heads = new Heads(workplace.mirrors());
        this.mirrors = workplace.mirrors();
        this.workplace = workplace;
        this.patches = patches;
        this.audit = audit;
    }

    /**
     * What is moved, and where to.
     *
     * @param from the commits behind it are moved
     * @param carried what the run made, where it is brought over to what somebody pushed meanwhile, which is the input then
     */
    private record Move(
            Run run, AttemptId attempt, CommitId input, CommitId onto, CommitId from, List<CommitId> carried) {
        /** What the run made, on which its commands ran. */
        CommitId work() {
            return carried.isEmpty() ? input : carried.getFirst();
        }

        RepositoryName repository() {
            return run.request().origin().place().repository();
        }

        /** What somebody pushed stands for itself, and has what the run began on in whatever form they left it. */
        List<Work.Rebase.Carried> carrying() {
            CommitId start = run.result(Result.Prepared.class).orElseThrow().start();
            return carried.stream()
                    .map(commit -> new Work.Rebase.Carried("refs/se/carried/" + attempt, start.sha(), commit.sha()))
                    .toList();
        }

        List<String> commands() {
            return AcceptanceCommands.before(run, attempt.step());
        }
    }

    private Move move(Run run, AttemptId attempt, CommitId input, CommitId onto, List<CommitId> carried) {
        return new Move(run, attempt, input, onto, from(run, input, onto), carried);
    }

    /** On an issue the run's own commits move; on a pull request all that the base does not have, nor had before it was rewritten. */
    private CommitId from(Run run, CommitId input, CommitId onto) {
        Place place = run.request().origin().place();
        return switch (place.kind()) {
            case ISSUE, REPOSITORY ->
                run.result(Result.Prepared.class).orElseThrow().start();
            case PULL_REQUEST -> patches.beginning(place.repository(), onto, input);
        };
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
            return adopt(move(run, attempt, pushed.get(), onto, List.of()), news);
        }
        CommitId commit = run.upstream(attempt.step()).commit().orElseThrow();
        Optional<CommitId> overtaking = heads.overtaking(run, branches).filter(tip -> !commit.equals(prepared.start()));
        Move move = overtaking
                .map(tip -> move(run, attempt, tip, onto, List.of(commit)))
                .orElseGet(() -> move(run, attempt, commit, onto, List.of()));
        overtaking.ifPresent(tip -> heads.keep(move.repository(), attempt, tip));
        if (onto.equals(prepared.start()) && overtaking.isEmpty()) {
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
        Optional<CommitId> head = move.carried().isEmpty() ? Optional.empty() : Optional.of(move.input());
        return mirrors.read(move.repository(), "refs/se/bases/" + before).equals(Optional.of(move.onto()))
                && heads.kept(move.repository(), before).equals(head)
                && mirrors.read(move.repository(), before.ref())
                        .filter(made -> made.sha().equals(rebased.commit()))
                        .filter(made -> workplace
                                .inputChecks()
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
        move.carrying().forEach(each -> mirrors.point(move.repository(), each.ref(), new CommitId(each.commit())));
        Decisions decisions = Decisions.of(move.run(), move.attempt(), workplace);
        Work work = new Work.Rebase(
                move.from().sha(),
                move.onto().sha(),
                ontoRef,
                move.commands(),
                decisions.resolving(move.run(), workplace.orders().model()),
                move.carrying());
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
                !mirrors.changes(move.repository(), move.work(), onRef).files().isEmpty();
        if (changed && rebased.results().isEmpty() && !move.commands().isEmpty()) {
            String detail = "The acceptance commands did not run on the rebased files.";
            return Endings.failed(Problem.Cause.ACCEPTANCE_FAILED, detail);
        }
        Replays.Rebasing rebasing = new Replays.Rebasing(lines(move), ground(move), onRef);
        Audit.Finding finding = audit.of(move.repository(), rebasing, rebased.resolved(), decisions);
        Ending ending = Verdicts.of(move.run().request().config().rebasing(), finding, look)
                .ending(
                        new Result.Rebased(onRef, move.onto(), rebased.results()),
                        changed || !rebased.results().isEmpty()
                                ? rebased.results()
                                : Proofs.of(move.run(), move.work()));
        return resolutionMemory.after(move.attempt(), move.repository(), finding, ending);
    }

    private static List<Replays.Line> lines(Move move) {
        Replays.Line first = new Replays.Line(move.input(), List.of(move.from()));
        return Stream.concat(
                        Stream.of(first),
                        move.carrying().stream()
                                .map(each -> new Replays.Line(
                                        new CommitId(each.commit()), List.of(new CommitId(each.from())))))
                .toList();
    }

    /** What somebody pushed is not replayed where it stands on the base already; it may hold merges then. */
    private CommitId ground(Move move) {
        boolean stands = !move.carried().isEmpty()
                && patches.parting(move.repository(), move.onto(), move.input()).equals(move.onto());
        return stands ? move.input() : move.onto();
    }
}
