package org.splectrum.se.steps;

import java.util.function.Consumer;
import org.splectrum.se.command.Permissions;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.Usage;
import org.splectrum.se.run.Ending;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.run.Timer;
import org.splectrum.se.workflow.StepKind;

/** Performs attempts at steps. Thread-safe. */
public final class Steps {
    private final StepPerformer prepare;
    private final StepPerformer agent;
    private final StepPerformer verify;
    private final StepPerformer rebase;
    private final StepPerformer publish;
    private final StepPerformer pullRequest;
    private final TakeBacks takeBacks;
    private final Containers containers;
    private final Timer timer;

    /** What the repository's side of steps is done with. */
    public record RepositoryEdges(Mirrors mirrors, Pushes pushes) {}

    /** What GitHub's side of steps is done with; {@code webUrl} is where people see it, without a slash at its end. */
    public record GitHubEdges(
            PullRequests pulls, Conversations conversations, Permissions permissions, String webUrl) {}

    public Steps(
            RepositoryEdges repositories, GitHubEdges github, ContainerEdges sandboxing, Manner manner, Timer timer) {
        Mirrors mirrors = repositories.mirrors();
        Orders orders = new Orders(manner, mirrors);
        this.containers = new Containers(sandboxing, timer, manner.runners());
        this.timer = timer;
        this.prepare = new PrepareStep(mirrors, github.pulls());
        this.agent = new AgentStep(
                github.conversations(), orders, new Sessions(mirrors, sandboxing.log()), containers, mirrors);
        this.verify = new VerifyStep(orders, containers);
        this.rebase = new RebaseStep(mirrors, orders, containers);
        this.publish = new PublishStep(mirrors, repositories.pushes(), github.permissions());
        this.pullRequest = new PullRequestStep(github.pulls(), github.webUrl());
        this.takeBacks = new TakeBacks(repositories.pushes(), github.pulls(), new TakeBackCommand(orders, containers));
    }

    /**
     * Performs the attempt and tells its progress and its end. Idempotent.
     *
     * @throws RuntimeException where the world did not answer
     */
    public void perform(Run run, AttemptId attempt, Consumer<RunEvent> news) throws InterruptedException {
        StepKind kind = run.steps().stream()
                .map(progress -> progress.step())
                .filter(step -> step.id().equals(attempt.step()))
                .findFirst()
                .orElseThrow()
                .kind();
        Ending ending = of(kind).perform(run, attempt, news);
        Usage usage = containers.usage(attempt);
        news.accept(new RunEvent.AttemptEnded(attempt, ending, usage, timer.now()));
    }

    /** Ends the attempt's container and closes its door, where it has them. Idempotent. */
    public void stop(AttemptId attempt) {
        containers.stop(attempt);
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
            case StepKind.Agent step -> agent;
            case StepKind.Verify step -> verify;
            case StepKind.Rebase step -> rebase;
            case StepKind.Publish step -> publish;
            case StepKind.PullRequest step -> pullRequest;
            case StepKind.Approve step -> new ApproveStep(step, timer);
            case StepKind.Run step -> unknown(step);
            case StepKind.Join step -> unknown(step);
            case StepKind.Review step -> unknown(step);
            case StepKind.Comment step -> unknown(step);
            case StepKind.Evaluate step -> unknown(step);
            case StepKind.Several step -> unknown(step);
            case StepKind.Call step -> unknown(step);
        };
    }

    private static StepPerformer unknown(StepKind kind) {
        throw new IllegalStateException(kind.getClass().getSimpleName() + " is made into other steps before it runs");
    }
}
