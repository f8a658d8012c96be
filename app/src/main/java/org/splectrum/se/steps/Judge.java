package org.splectrum.se.steps;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.run.Ending;
import org.splectrum.se.run.Problem;
import org.splectrum.se.run.Question;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.run.StepProgress;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Session;
import org.splectrum.se.runner.protocol.Work;
import org.splectrum.se.steps.text.Untrusted;
import org.splectrum.se.templates.Template;

/**
 * Picks the best of the branches that passed their acceptance commands: where there are several an agent judges, and where it does
 * not say which, a person is asked.
 */
final class Judge {
    private static final int DIFFS = 120_000;
    private static final int SAID = 4_000;
    private static final Pattern PICK = Pattern.compile("(?m)^PICK: *([0-9]{1,4})\\b");
    private static final Pattern NUMBER = Pattern.compile("\\A\\s*([0-9]{1,4})\\b");
    private static final Template PROMPT = Template.named("prompts/judge.md");

    private final Workplace workplace;
    private final Patches patches;
    private final Sessions sessions;
    private final Briefings briefings;

    Judge(Workplace workplace, Patches patches, Sessions sessions, Briefings briefings) {
        this.workplace = workplace;
        this.patches = patches;
        this.sessions = sessions;
        this.briefings = briefings;
    }

    Ending pick(Run run, AttemptId attempt, Branches branches, Consumer<RunEvent> news) throws InterruptedException {
        List<StepProgress> candidates = branches.good();
        if (candidates.size() == 1) {
            StepProgress only = candidates.getFirst();
            String words = AgentWords.said(only.progress().result());
            return picked(run, attempt, branches, only, words);
        }
        Optional<StepProgress> told =
                attempt.number() > 1 ? candidate(NUMBER.matcher(run.guidance()), candidates) : Optional.empty();
        if (told.isPresent()) {
            return picked(run, attempt, branches, told.get(), run.guidance());
        }
        Session session = sessions.of(repository(run), attempt);
        String prompt = prompt(run, branches);
        briefings.keep(attempt, Briefings.Told.madeOfWork(Briefings.Listener.JUDGE, prompt));
        Work work = new Work.Agent(prompt, workplace.orders().model(), "Judge", session);
        return switch (workplace.carryOut(run, attempt, branches.start(), work, news)) {
            case Containers.End.Died(String why) -> new Ending.Lost(why);
            case Containers.End.Told(Outcome.Answered(String words)) -> judged(run, attempt, branches, words);
            case Containers.End.Told(Outcome.Unchanged(String words)) -> judged(run, attempt, branches, words);
            case Containers.End.Told(Outcome.Committed(var _, String words)) -> judged(run, attempt, branches, words);
            case Containers.End.Told(Outcome.Failed(var failure, String detail)) -> Endings.failed(failure, detail);
            case Containers.End.Told(Outcome outcome) -> Endings.unexpected(outcome);
        };
    }

    private Ending judged(Run run, AttemptId attempt, Branches branches, String words) {
        List<StepProgress> candidates = branches.good();
        return candidate(PICK.matcher(words), candidates)
                .map(branch -> picked(run, attempt, branches, branch, words))
                .orElseGet(() -> ask(candidates, words));
    }

    /** Whatever else the judge left on the attempt's ref is out of the way then. */
    private Ending picked(Run run, AttemptId attempt, Branches branches, StepProgress branch, String words) {
        workplace.mirrors().point(repository(run), attempt.ref(), branches.commit(branch));
        return new Ending.Succeeded(branches.joined(branches.commit(branch), List.of(branch), words.strip()));
    }

    /** The one that the last match of the pattern numbers, from 1; empty where it numbers none. */
    private static Optional<StepProgress> candidate(Matcher numbers, List<StepProgress> candidates) {
        int number = 0;
        while (numbers.find()) {
            number = Integer.parseInt(numbers.group(1));
        }
        return number >= 1 && number <= candidates.size() ? Optional.of(candidates.get(number - 1)) : Optional.empty();
    }

    private static Ending ask(List<StepProgress> candidates, String words) {
        List<Question.Choice> choices = new ArrayList<>();
        for (StepProgress candidate : candidates) {
            choices.add(new Question.Choice(
                    String.valueOf(choices.size() + 1),
                    "take the work of " + candidate.step().id(),
                    Question.Consequence.TRY_AGAIN));
        }
        choices.add(new Question.Choice("stop", "end the run", Question.Consequence.END));
        Question question = new Question(
                Question.Kind.CONTENT_DECISION,
                "Several results pass the acceptance commands. Which one is to be taken?",
                choices,
                Question.Consequence.NONE,
                Instant.MAX,
                "");
        String detail = "The judge did not say which one it picks: " + words;
        return new Ending.NeedsPerson(Problem.of(Problem.Cause.ANSWER_UNREADABLE, detail), question);
    }

    private String prompt(Run run, Branches branches) {
        List<StepProgress> candidates = branches.good();
        int most = DIFFS / candidates.size();
        String all = IntStream.range(0, candidates.size())
                .mapToObj(index -> candidate(run, branches, index, most))
                .reduce("", String::concat);
        return PROMPT.render(Map.of(
                "repository", repository(run).toString(),
                "title", Untrusted.marked(run.request().origin().title(), SAID),
                "wish", Untrusted.marked(run.request().prompt(), SAID),
                "count", String.valueOf(candidates.size()),
                "candidates", all));
    }

    private String candidate(Run run, Branches branches, int index, int most) {
        StepProgress branch = branches.good().get(index);
        String patch = patches.since(repository(run), branches.start(), branches.commit(branch), most)
                .text();
        return "\n## Candidate " + (index + 1) + "\n\nWhat its author says:\n"
                + Untrusted.marked(AgentWords.said(branch.progress().result()), SAID)
                + "\n\nWhat it changes:\n" + Untrusted.marked(patch, most) + "\n";
    }

    private static RepositoryName repository(Run run) {
        return run.request().origin().place().repository();
    }
}
