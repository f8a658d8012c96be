package org.splectrum.se.steps;

import java.util.function.Consumer;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Place;
import org.splectrum.se.run.Ending;
import org.splectrum.se.run.Problem;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.run.StepProgress;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Work;
import org.splectrum.se.workflow.StepKind;

/** Lets Claude Code work on what was asked. */
final class AgentStep implements StepPerformer {
    private final Conversations conversations;
    private final Orders orders;
    private final Sessions sessions;
    private final Containers containers;
    private final Mirrors mirrors;

    AgentStep(Conversations conversations, Orders orders, Sessions sessions, Containers containers, Mirrors mirrors) {
        this.conversations = conversations;
        this.orders = orders;
        this.sessions = sessions;
        this.containers = containers;
        this.mirrors = mirrors;
    }

    @Override
    public Ending perform(Run run, AttemptId attempt, Consumer<RunEvent> news) throws InterruptedException {
        Place place = run.request().origin().place();
        CommitId input = run.upstream(attempt.step()).commit().orElseThrow();
        String title = PullRequestText.title(run);
        String prompt = AgentPrompt.of(run, kind(run, attempt), conversations.read(place));
        Work work = new Work.Agent(prompt, model(kind(run, attempt)), title, sessions.of(place.repository(), attempt));
        Containers.End end =
                containers.carryOut(place.repository(), attempt, orders.of(run, attempt, input, work), news);
        return switch (end) {
            case Containers.End.Died(String why) -> new Ending.Lost(why);
            case Containers.End.Told(Outcome outcome) -> ending(place, attempt, outcome);
        };
    }

    private String model(StepKind.Agent agent) {
        return agent.profile().model().isEmpty()
                ? orders.model()
                : agent.profile().model();
    }

    private static StepKind.Agent kind(Run run, AttemptId attempt) {
        return run.steps().stream()
                .map(StepProgress::step)
                .filter(step -> step.id().equals(attempt.step()))
                .map(step -> (StepKind.Agent) step.kind())
                .findFirst()
                .orElseThrow();
    }

    private Ending ending(Place place, AttemptId attempt, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Committed(String commit, String summary) -> committed(place, attempt, commit, summary);
            case Outcome.Answered(String answer) -> new Ending.Succeeded(new Result.Answered(answer));
            case Outcome.Unchanged(String summary) -> Endings.failed(Problem.Cause.NOTHING_CHANGED, summary);
            case Outcome.Failed(var failure, String detail) -> Endings.failed(failure, detail);
            case Outcome.Verified unexpected -> Endings.unexpected(unexpected);
            case Outcome.Rebased unexpected -> Endings.unexpected(unexpected);
            case Outcome.Conflicted unexpected -> Endings.unexpected(unexpected);
        };
    }

    /** Believes the runner only what stands on the attempt's ref. */
    private Ending committed(Place place, AttemptId attempt, String commit, String summary) {
        return mirrors.read(place.repository(), attempt.ref())
                .filter(onRef -> onRef.sha().equals(commit))
                .<Ending>map(onRef -> new Ending.Succeeded(new Result.Committed(onRef, summary)))
                .orElseGet(() -> Endings.failed(
                        Problem.Cause.GIT_FAILED,
                        "The runner told of commit " + commit + ", which is not on its ref."));
    }
}
