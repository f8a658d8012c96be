package org.splectrum.se.steps;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.Place;
import org.splectrum.se.run.Ending;
import org.splectrum.se.run.Problem;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.runner.protocol.Order;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Readiness;
import org.splectrum.se.runner.protocol.Session;
import org.splectrum.se.runner.protocol.Work;
import org.splectrum.se.templates.Template;
import org.splectrum.se.workflow.Expressions.Worked;
import org.splectrum.se.workflow.StepKind;

/** Lets Claude Code work on what was asked. */
final class AgentStep implements StepPerformer {
    private final StepKind.Agent kind;
    private final Sources sources;
    private final Texts texts;
    private final Workplace workplace;

    /** What an agent is told comes from these. */
    record Sources(Listening listening, Briefings briefings, Prompts prompts, Patches patches, Sessions sessions) {}

    AgentStep(StepKind.Agent kind, Sources sources, Texts texts, Workplace workplace) {
        this.kind = kind;
        this.sources = sources;
        this.texts = texts;
        this.workplace = workplace;
    }

    @Override
    public Ending perform(Run run, AttemptId attempt, Consumer<RunEvent> news) throws InterruptedException {
        Optional<String> task = task(run);
        if (task.isEmpty()) {
            String detail = "There is no prompt `" + kind.prompt()
                    + "`: none of this name comes with SE, and the default branch has no such file.";
            return Endings.failed(Problem.Cause.WORKFLOW_WRONG, detail);
        }
        Map<String, String> given = Map.of("instructions", kind.instructions(), kind.prompt(), task.get());
        return switch (texts.render(run, attempt, given)) {
            case Worked.Out<Map<String, String>>(Map<String, String> rendered) -> perform(run, attempt, rendered, news);
            case Worked.Failed<Map<String, String>>(String why) -> Endings.failed(Problem.Cause.WORKFLOW_WRONG, why);
        };
    }

    /** The text of a prompt that the repository holds, nothing for one that comes with SE; empty where there is no such prompt. */
    private Optional<String> task(Run run) {
        return Template.find(kind.prompt()).isPresent()
                ? Optional.of("")
                : sources.prompts()
                        .read(run.request().origin().place().home(), kind.prompt())
                        .filter(text -> !text.isBlank());
    }

    private String prompt(Run run, Briefing briefing, String task) {
        return task.isEmpty() ? AgentPrompt.of(run, kind, briefing) : AgentPrompt.of(run, kind, briefing, task);
    }

    private Ending perform(Run run, AttemptId attempt, Map<String, String> rendered, Consumer<RunEvent> news)
            throws InterruptedException {
        Place place = run.request().origin().place();
        AgentInput input = AgentInput.of(run, attempt, workplace);
        Session session = session(place, attempt, input);
        Supplier<Order> writing = () -> order(run, attempt, input, session, rendered);
        return switch (workplace.carryOut(run, attempt, readiness(session), writing, news)) {
            case Containers.End.Died(String why) -> new Ending.Lost(why);
            case Containers.End.Told(Outcome outcome) -> ending(place, attempt, outcome);
        };
    }

    /** An agent that goes on from a snapshot must not be up before that is restored. */
    private Readiness readiness(Session session) {
        return session.continuations().isEmpty() ? workplace.orders().agent(model(), session) : new Readiness.Plain();
    }

    private Order order(Run run, AttemptId attempt, AgentInput input, Session session, Map<String, String> rendered) {
        String instructions = rendered.getOrDefault("instructions", "");
        Listening.Heard heard = sources.listening().listen(run);
        String prompt = Stream.of(
                        prompt(run, heard.briefing(), rendered.getOrDefault(kind.prompt(), "")),
                        instructions.isBlank() ? "" : "# What the workflow adds\n\n" + instructions,
                        base(run),
                        AgentWords.heard(run, kind.hears()),
                        input.words())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n"));
        Briefings.Told told = new Briefings.Told(
                Briefings.Listener.AGENT,
                prompt,
                heard.source(),
                heard.briefing().withheld());
        sources.briefings().keep(attempt, told);
        Work work = new Work.Agent(prompt, model(), PullRequestText.title(run), session);
        return workplace.orders().of(run, attempt, input.commit(), work);
    }

    /** Where there is something new to say, it is said in the conversation that the attempt before left. */
    private Session session(Place place, AttemptId attempt, AgentInput input) {
        Sessions sessions = sources.sessions();
        return input.words().isEmpty()
                ? sessions.of(place.repository(), attempt)
                : sessions.of(place.repository(), attempt, input.words());
    }

    /** Against what a pull request is to be read; empty on an issue. */
    private String base(Run run) {
        Place place = run.request().origin().place();
        return run.result(Result.Prepared.class)
                .filter(prepared -> place.kind() == Place.Kind.PULL_REQUEST)
                .flatMap(prepared -> workplace
                        .mirrors()
                        .read(place.repository(), "refs/heads/" + prepared.base())
                        .map(base -> sources.patches().parting(place.repository(), base, prepared.start()))
                        .map(parting -> AgentWords.base(parting, prepared)))
                .orElse("");
    }

    private String model() {
        return kind.profile().model().isEmpty()
                ? workplace.orders().model()
                : kind.profile().model();
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
            case Outcome.Ran unexpected -> Endings.unexpected(unexpected);
        };
    }

    /** Believes the runner only what stands on the attempt's ref. */
    private Ending committed(Place place, AttemptId attempt, String commit, String summary) {
        return workplace
                .made(place, attempt, commit)
                .<Ending>map(onRef -> new Ending.Succeeded(new Result.Committed(onRef, summary)))
                .orElseGet(() -> Endings.unseen(commit));
    }
}
