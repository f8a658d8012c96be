package org.splectrum.se.steps;

import java.util.Optional;
import java.util.function.Consumer;
import org.splectrum.se.command.Permissions;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.Usage;
import org.splectrum.se.run.Ending;
import org.splectrum.se.run.Problem;
import org.splectrum.se.run.Progress;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.run.Timer;
import org.splectrum.se.workflow.Expressions;
import org.splectrum.se.workflow.Expressions.Worked;
import org.splectrum.se.workflow.Step;
import org.splectrum.se.workflow.StepKind;

/** Performs attempts at steps. Thread-safe. */
public final class Steps {
    private final StepPerformer prepare;
    private final StepPerformer verify;
    private final StepPerformer rebase;
    private final StepPerformer publish;
    private final StepPerformer review;
    private final GitHubEdges github;
    private final AgentStep.Sources sources;
    private final Workplace workplace;
    private final Judge judge;
    private final Audit audit;
    private final ResolutionMemory resolutionMemory;
    private final Texts texts;
    private final TakeBacks takeBacks;
    private final Timer timer;

    /** What the repository's side of steps is done with. */
    public record RepositoryEdges(
            Mirrors mirrors,
            Checkpoints checkpoints,
            Patches patches,
            Pushes pushes,
            ConflictEdges conflicts,
            Sealing sealing) {}

    /** What becomes of conflicts is judged and remembered with. */
    public record ConflictEdges(Replays replays, Arbiters arbiters, Precedents precedents) {}

    /** What is made of commits before they are pushed. */
    public record Sealing(Seals seals, Records records, Integrity integrity) {}

    /** What GitHub's side of steps is done with; {@code webUrl} is where people see it, without a slash at its end. */
    public record GitHubEdges(
            PullRequests pulls,
            ConversationReading conversationReading,
            Prompts prompts,
            Words words,
            Authority authority,
            String webUrl) {}

    /** What is asked again before anything is begun or pushed. */
    public record Authority(Permissions permissions, Subjects subjects) {}

    /** What steps write on GitHub besides pull requests. */
    public record Words(Remarks remarks, Reviews reviews) {}

    /** How attempts are carried out, and what works out the texts of workflows. */
    public record Ways(AttemptSettings attemptSettings, Expressions expressions) {}

    public Steps(RepositoryEdges repositories, GitHubEdges github, ContainerEdges sandboxing, Ways ways, Timer timer) {
        Mirrors mirrors = repositories.mirrors();
        Containers containers =
                new Containers(sandboxing, timer, ways.attemptSettings().containerCapacity());
        this.workplace = new Workplace(
                new Orders(ways.attemptSettings(), mirrors),
                containers,
                mirrors,
                new InputChecks(mirrors, repositories.checkpoints()));
        Sessions sessions = new Sessions(mirrors, sandboxing.log());
        this.judge = new Judge(
                workplace,
                repositories.patches(),
                sessions,
                sandboxing.auditPorts().briefings());
        this.texts = new Texts(ways.expressions());
        this.github = github;
        this.sources = new AgentStep.Sources(
                new Listening(github.conversationReading(), github.authority().permissions()),
                sandboxing.auditPorts().briefings(),
                github.prompts(),
                repositories.patches(),
                sessions);
        this.timer = timer;
        StillWanted wanted = new StillWanted(
                github.authority().permissions(), github.authority().subjects());
        this.prepare = new PrepareStep(mirrors, github.pulls(), wanted);
        this.verify = new VerifyStep(workplace);
        Precedents precedents = repositories.conflicts().precedents();
        this.resolutionMemory = new ResolutionMemory(precedents);
        this.audit = new Audit(
                repositories.conflicts().replays(), repositories.conflicts().arbiters());
        this.rebase = new RebaseStep(workplace, repositories.patches(), audit, resolutionMemory);
        this.review =
                new ReviewStep(mirrors, repositories.patches(), github.words().reviews());
        this.publish = new PublishStep(
                mirrors,
                repositories.pushes(),
                wanted,
                precedents,
                sealer(repositories, sandboxing, ways.attemptSettings()));
        this.takeBacks = new TakeBacks(
                repositories.pushes(), github.pulls(), new TakeBackCommand(workplace), precedents, new Heads(mirrors));
    }

    private Sealer sealer(RepositoryEdges repositories, ContainerEdges sandboxing, AttemptSettings attemptSettings) {
        Sealing sealing = repositories.sealing();
        Provenance provenance = new Provenance(github.webUrl(), attemptSettings.builder());
        return new Sealer(
                repositories.mirrors(),
                new Sealer.Sealing(sealing.seals(), sealing.records(), sealing.integrity(), provenance),
                sandboxing.auditPorts(),
                attemptSettings.authorEmail());
    }

    /**
     * Performs the attempt and tells its progress and its end. Idempotent.
     *
     * @throws RuntimeException where the world did not answer
     */
    public void perform(Run run, AttemptId attempt, Consumer<RunEvent> news) throws InterruptedException {
        Step step = run.step(attempt.step()).orElseThrow().step();
        Ending ending = switch (texts.holds(run, step)) {
            case Worked.Out<Boolean>(Boolean holds) ->
                holds ? founded(run, attempt, news) : new Ending.Skipped(Progress.Skipped.Why.CONDITION);
            case Worked.Failed<Boolean>(String why) ->
                Endings.failed(Problem.Cause.WORKFLOW_WRONG, "The condition of `" + step.id() + "`: " + why);
        };
        Usage usage = workplace.containers().usage(attempt);
        news.accept(new RunEvent.AttemptEnded(attempt, ending, usage, timer.now()));
    }

    private Ending founded(Run run, AttemptId attempt, Consumer<RunEvent> news) throws InterruptedException {
        Step step = run.step(attempt.step()).orElseThrow().step();
        Optional<Ending.Unfounded> lacking = workplace.inputChecks().lacking(run, step);
        return lacking.isPresent() ? lacking.get() : of(step.kind()).perform(run, attempt, news);
    }

    /** Ends the attempt's container and closes its door, where it has them. Idempotent. */
    public void stop(AttemptId attempt) {
        workplace.containers().stop(attempt);
    }

    /**
     * Takes back what the step did, and tells what became of it. Idempotent.
     *
     * @throws RuntimeException where the world did not answer
     */
    public void takeBack(Run run, String step, Consumer<RunEvent> news) throws InterruptedException {
        news.accept(new RunEvent.TakenBack(takeBacks.perform(run, step), timer.now()));
    }

    /** The attempt in whose container the step is taken back, where its workflow names a command for that. */
    public static AttemptId takingBack(Run run, String step) {
        return TakeBackCommand.attempt(run, step);
    }

    private StepPerformer of(StepKind kind) {
        return switch (kind) {
            case StepKind.Prepare step -> prepare;
            case StepKind.Agent step -> new AgentStep(step, sources, texts, workplace);
            case StepKind.Verify step -> verify;
            case StepKind.Rebase step -> rebase;
            case StepKind.Publish step -> publish;
            case StepKind.PullRequest step -> new PullRequestStep(step, github.pulls(), github.webUrl());
            case StepKind.Approve step -> new ApproveStep(step, texts, timer);
            case StepKind.Run step -> new RunStep(step, texts, workplace);
            case StepKind.Join step -> new JoinStep(step, workplace, judge, audit, resolutionMemory);
            case StepKind.Review step -> review;
            case StepKind.Comment step ->
                new CommentStep(step, texts, github.words().remarks());
            case StepKind.Evaluate step -> new EvaluateStep(step, texts);
            case StepKind.Several step -> unknown(step);
            case StepKind.Call step -> unknown(step);
        };
    }

    private static StepPerformer unknown(StepKind kind) {
        throw new IllegalStateException(kind.getClass().getSimpleName() + " is made into other steps before it runs");
    }
}
