package org.splectrum.se.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.splectrum.se.model.Nearest;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a line that was typed, and how that command is called. */
final class WrongLine implements IParameterExceptionHandler {
    private final Console console;

    WrongLine(Console console) {
        this.console = console;
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        console.say("se: " + problem(wrong));
        String name = command.getCommandSpec().qualifiedName().strip();
        if (command.getSubcommands().isEmpty()) {
            console.err().print("Usage: " + command.getHelp().synopsis("Usage: ".length()));
            console.say("“" + name + " --help” says more.");
        } else if (arguments.length == 0) {
            command.usage(console.err());
        } else {
            console.say("“" + (name + " help").replaceFirst("^se help$", "se --help") + "” lists the commands.");
        }
        return ExitCode.USAGE;
    }

    private static String problem(ParameterException wrong) {
        if (wrong instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return unmatched(wrong.getCommandLine(), unmatched.getUnmatched().getFirst(), unmatched.isUnknownOption());
        }
        ArgSpec argument = wrong.getArgSpec();
        if (argument != null && wrong.getValue() != null) {
            String kind = kind(argument);
            if (!kind.isEmpty()) {
                String value = "“" + wrong.getValue() + "”";
                return argument instanceof OptionSpec option
                        ? option.longestName() + " is " + value + ", not " + kind
                        : value + " is not " + kind;
            }
        }
        String message = String.valueOf(wrong.getMessage()).replace("option option", "option");
        return message.startsWith("Error: ")
                ? message.substring("Error: ".length())
                : message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }

    private static String unmatched(CommandLine command, String word, boolean option) {
        if (option) {
            String name = word.replaceFirst("=.*", "");
            List<String> known = command.getCommandSpec().options().stream()
                    .flatMap(each -> Stream.of(each.names()))
                    .toList();
            return "there is no option “" + name + "”" + hint(name, known);
        }
        return command.getSubcommands().isEmpty()
                ? "“" + word + "” is one word too many; quote what belongs together"
                : "there is no command “" + word + "”"
                        + hint(word, List.copyOf(command.getSubcommands().keySet()));
    }

    private static String hint(String word, List<String> known) {
        return Nearest.to(word, known)
                .map(near -> "; did you mean “" + near + "”?")
                .orElse("");
    }

    /** What a value must be; empty where the parser's own words are for people. */
    private static String kind(ArgSpec argument) {
        Class<?> type = argument.type();
        if (type.isEnum()) {
            return Stream.of(type.getEnumConstants())
                    .map(each -> each.toString().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(" or "));
        }
        return type == int.class || type == Integer.class ? "a whole number" : "";
    }
}
