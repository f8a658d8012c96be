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
        this.agent = new AgentStep(github.conversations(), orders, containers, mirrors);
        this.verify = new VerifyStep(orders, containers);
        this.rebase = new RebaseStep(mirrors, orders, containers);
        this.publish = new PublishStep(mirrors, repositories.pushes(), github.permissions());
        this.pullRequest = new PullRequestStep(github.pulls(), github.webUrl());
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

    private StepPerformer of(StepKind kind) {
        return switch (kind) {
            case StepKind.Prepare step -> prepare;
            case StepKind.Agent step -> agent;
            case StepKind.Verify step -> verify;
            case StepKind.Rebase step -> rebase;
            case StepKind.Publish step -> publish;
            case StepKind.PullRequest step -> pullRequest;
        };
    }
}
