package org.splectrum.se.command;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
            case Command.Help help -> "help";
            case Command.Misunderstood(var mistake) -> of(mistake);
        };
    }

    private static String of(Mistake mistake) {
        return switch (mistake) {
            case Mistake.NoCommand none -> "nothing";
            case Mistake.UnknownCommand(var word, var nearest) -> "unknown " + word + "~" + nearest;
            case Mistake.NotBuilt(var word) -> "planned " + word;
            case Mistake.NoValue(var parameter) -> "no value " + parameter;
            case Mistake.UnclosedQuote(var parameter) -> "open quote " + parameter;
            case Mistake.GivenTwice(var parameter) -> "twice " + parameter;
            case Mistake.UnknownParameter(var workflow, var parameter, var known) ->
                "no parameter " + parameter + " in " + workflow + known;
            case Mistake.UnknownWorkflow(var workflow, var known) -> "no workflow " + workflow + known;
            case Mistake.TooManyCommands(var limit) -> "more than " + limit;
        };
    }
}
