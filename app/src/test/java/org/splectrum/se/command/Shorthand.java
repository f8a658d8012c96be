package org.splectrum.se.command;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Commands in few characters, so that a test's table can be read: {@code run fix {a=b} <prompt>}. */
final class Shorthand {
    private Shorthand() {}

    static String of(List<Command> commands) {
        return commands.stream().map(Shorthand::of).collect(Collectors.joining(" + "));
    }

    private static String of(Command command) {
        return switch (command) {
            case Command.Run(var workflow, var params, var prompt) ->
                "run " + workflow + new TreeMap<>(params) + "<" + prompt.replace("\n", "|") + ">";
            case Command.Rebase rebase -> "rebase";
            case Command.Status(var run) -> words("status", run);
            case Command.Cancel(var run) -> words("cancel", run);
            case Command.Resume(var run, var answer) -> "resume " + run + "<" + answer.replace("\n", "|") + ">";
            case Command.Retry(var run, var from) -> "retry " + run + "<" + from + ">";
            case Command.Undo(var run) -> words("undo", run);
            case Command.Budget(var run, var microUsd) -> words("budget", run, String.valueOf(microUsd));
            case Command.Overview overview -> "list";
            case Command.Help help -> "help";
            case Command.Misunderstood(var mistake) -> of(mistake);
        };
    }

    private static String words(String... words) {
        return Stream.of(words).filter(word -> !word.isEmpty()).collect(Collectors.joining(" "));
    }

    private static String of(Mistake mistake) {
        return switch (mistake) {
            case Mistake.NoCommand none -> "nothing";
            case Mistake.UnknownCommand(var word, var nearest) -> "unknown " + word + "~" + nearest;
            case Mistake.NotARun(var word) -> "no run " + word;
            case Mistake.NotAnAmount(var word) -> "no amount " + word;
            case Mistake.NotAPullRequest(var command) -> "no pull request for " + command;
            case Mistake.NoValue(var parameter) -> "no value " + parameter;
            case Mistake.UnclosedQuote(var parameter) -> "open quote " + parameter;
            case Mistake.GivenTwice(var parameter) -> "twice " + parameter;
            case Mistake.UnknownParameter(var workflow, var parameter, var known) ->
                "no parameter " + parameter + " in " + workflow + known;
            case Mistake.WrongArguments(var workflow, var problems) -> "wrong for " + workflow + problems;
            case Mistake.UnknownWorkflow(var workflow, var known) -> "no workflow " + workflow + known;
            case Mistake.TooManyCommands(var limit) -> "more than " + limit;
        };
    }
}
