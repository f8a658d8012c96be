package org.splectrum.se.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.splectrum.se.command.CommandTable;
import org.splectrum.se.command.Mistake;
import org.splectrum.se.command.Origin;
import org.splectrum.se.model.RunId;
import org.splectrum.se.run.Reply;
import org.splectrum.se.steps.text.Untrusted;

/** The comment that answers commands which start no run. Pure. */
final class ReplyText {
    private static final int WORD = 40;
    private static final int PROBLEM = 500;
    private static final int PROBLEMS = 30;

    private ReplyText() {}

    /** The first line of the answer to this origin. */
    static String marker(Origin origin, List<Reply> replies) {
        String key = replies.size() == 1
                ? QuotaText.key(origin.person(), replies.getFirst()).orElse(origin.key())
                : origin.key();
        return "<!-- se:reply:" + key + " -->";
    }

    static String render(Origin origin, List<Reply> replies) {
        return marker(origin, replies) + "\n"
                + replies.stream().distinct().map(ReplyText::text).collect(Collectors.joining("\n\n"))
                + "\n";
    }

    static String text(Reply reply) {
        return switch (reply) {
            case Reply.Help help -> help();
            case Reply.Misunderstood misunderstood -> text(misunderstood.mistake());
            case Reply.NotPermitted refused ->
                "Sorry, " + code(refused.login()) + ", that takes " + word(refused.needed())
                        + " permission on this repository"
                        + ", and you have " + (refused.has().name().equals("NONE") ? "none" : word(refused.has()))
                        + ". Somebody who has it can ask in your place.";
            case Reply.ConfigurationWrong wrong ->
                "Nothing was started: the configuration of this repository cannot be used.\n\n"
                        + wrong.problems().stream()
                                .limit(PROBLEMS)
                                .map(problem -> "- " + Untrusted.phrase(problem, PROBLEM))
                                .collect(Collectors.joining("\n"))
                        + "\n\nMend it on the default branch, then ask again.";
            case Reply.GroupBusy(String workflow, RunId going) ->
                "Nothing was started: run `" + going + "` is at work in the same group, and " + code(workflow)
                        + " does not wait for its turn (its `concurrency` says `policy: reject`). Ask again when that run"
                        + " is over, or `/se cancel " + going + "` first.";
            case Reply.TooMany tooMany -> QuotaText.of(tooMany);
            case Reply.TooManyAtOnce tooMany -> QuotaText.of(tooMany);
            case Reply.ImageNotAllowed(String workflow, String image, List<String> allowed) ->
                "Nothing was started: " + code(workflow) + " names the image " + code(image)
                        + " for its containers, which this server does not allow. "
                        + (allowed.isEmpty() ? "It allows none but its own. " : "It allows " + codes(allowed) + ". ")
                        + "Whoever runs SE can list it in the server's setting `SE_RUNNER_IMAGES`; else take"
                        + " `runner: { image }` out of the workflow.";
            case Reply.Refused(var action, var refusal) -> RefusalText.of(action, refusal);
            case Reply.NoSuchRun(String run) -> RefusalText.noSuchRun(run);
            case Reply.NoRunHere none -> "There is no run here yet. `/se list` shows what can be run, and what ran.";
            case Reply.Standing(var runs) -> StandingText.of(runs);
            case Reply.Overview(var workflows, var latest) -> OverviewText.of(workflows, latest);
        };
    }

    private static String text(Mistake mistake) {
        return switch (mistake) {
            case Mistake.NoCommand none -> "What shall I do? Behind `/se` stands a command.\n\n" + help();
            case Mistake.UnknownCommand(String word, String nearest) ->
                "I do not know " + code("/se " + word) + "."
                        + (nearest.isEmpty() ? "\n\n" + help() : " Did you mean " + code("/se " + nearest) + "?");
            case Mistake.NotARun(String word) ->
                "Nothing was done: " + code(word) + " is no run's name; those look like `fix-20260102-abc123`."
                        + " Without one, the latest run here is meant that the command fits.";
            case Mistake.NotAnAmount(String word) ->
                "Nothing was done: "
                        + (word.isEmpty() ? "an amount is missing" : code(word) + " is no amount")
                        + ". Write how many US dollars more the run may cost, as `/se budget +5` or `/se budget"
                        + " +2.50`.";
            case Mistake.NotAPullRequest(String command) ->
                "Nothing was started: " + code("/se " + command) + " is about pull requests, and this is an issue."
                        + " Say it on the pull request.";
            case Mistake.NoValue(String parameter) ->
                "Nothing was started: " + code("--" + parameter) + " has no value. Write "
                        + code("--" + parameter + " value") + ", or ` -- ` before a prompt that begins with dashes.";
            case Mistake.UnclosedQuote(String parameter) ->
                "Nothing was started: the quote behind " + code("--" + parameter) + " does not end on its line.";
            case Mistake.GivenTwice(String parameter) ->
                "Nothing was started: " + code("--" + parameter) + " is given twice.";
            case Mistake.UnknownParameter(String workflow, String parameter, List<String> known) ->
                "Nothing was started: " + code(workflow) + " has no parameter " + code("--" + parameter) + ". "
                        + (known.isEmpty() ? "It has none." : "It has " + codes(known) + ".");
            case Mistake.WrongArguments(String workflow, List<String> problems) ->
                "Nothing was started: " + code(workflow) + " cannot take these parameters.\n\n"
                        + problems.stream()
                                .limit(PROBLEMS)
                                .map(problem -> "- " + Untrusted.phrase(problem, PROBLEM))
                                .collect(Collectors.joining("\n"));
            case Mistake.UnknownWorkflow(String workflow, List<String> known) ->
                "Nothing was started: there is no workflow " + code(workflow) + ". There is " + codes(known) + ".";
            case Mistake.TooManyCommands(int limit) ->
                "I read " + limit + " commands of a comment; the rest was passed over.";
        };
    }

    private static String help() {
        return "| Command | |\n|---|---|\n"
                + CommandTable.entries().stream()
                        .map(entry -> "| `" + entry.usage() + "` | " + entry.help() + " |")
                        .collect(Collectors.joining("\n"))
                + "\n\n"
                + "A command stands at the start of a line. The labels `se:run` and `se:<workflow>` start a run, too.";
    }

    private static String codes(List<String> words) {
        return words.stream().limit(PROBLEMS).map(ReplyText::code).collect(Collectors.joining(", "));
    }

    private static String code(String text) {
        return Untrusted.code(text, WORD);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
