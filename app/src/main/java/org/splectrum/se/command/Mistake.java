package org.splectrum.se.command;

import java.util.List;
import java.util.Objects;

/** What is wrong with a command. A value: {@code report} has the sentence and the mend for each. */
public sealed interface Mistake {
    /** Nothing stands behind {@code /se}. */
    record NoCommand() implements Mistake {}

    /**
     * There is no such command.
     *
     * @param word as written
     * @param nearest the command that was probably meant; empty where none is near
     */
    record UnknownCommand(String word, String nearest) implements Mistake {
        public UnknownCommand {
            Objects.requireNonNull(word, "word is null");
            Objects.requireNonNull(nearest, "nearest is null");
        }
    }

    /** Where the name of a run should stand, stands something else. */
    record NotARun(String word) implements Mistake {
        public NotARun {
            Objects.requireNonNull(word, "word is null");
        }
    }

    /**
     * Where an amount of money should stand, stands something else.
     *
     * @param word as written; empty where nothing stands there
     */
    record NotAnAmount(String word) implements Mistake {
        public NotAnAmount {
            Objects.requireNonNull(word, "word is null");
        }
    }

    /** The command is about pull requests, and was given on an issue. */
    record NotAPullRequest(String command) implements Mistake {
        public NotAPullRequest {
            Objects.requireNonNull(command, "command is null");
        }
    }

    /** A parameter stands without a value. */
    record NoValue(String parameter) implements Mistake {
        public NoValue {
            Objects.requireNonNull(parameter, "parameter is null");
        }
    }

    /** A parameter's value begins with a quote that does not end on its line. */
    record UnclosedQuote(String parameter) implements Mistake {
        public UnclosedQuote {
            Objects.requireNonNull(parameter, "parameter is null");
        }
    }

    /** A parameter is given twice. */
    record GivenTwice(String parameter) implements Mistake {
        public GivenTwice {
            Objects.requireNonNull(parameter, "parameter is null");
        }
    }

    /**
     * The workflow has no such parameter.
     *
     * @param known those that it has; empty where it has none
     */
    record UnknownParameter(String workflow, String parameter, List<String> known) implements Mistake {
        public UnknownParameter {
            Objects.requireNonNull(workflow, "workflow is null");
            Objects.requireNonNull(parameter, "parameter is null");
            known = List.copyOf(known);
        }
    }

    /** Parameters of the workflow have values that do not fit, or none; {@code problems} each with its mend. */
    record WrongArguments(String workflow, List<String> problems) implements Mistake {
        public WrongArguments {
            Objects.requireNonNull(workflow, "workflow is null");
            problems = List.copyOf(problems);
        }
    }

    /** There is no such workflow; {@code known} are those that there are. */
    record UnknownWorkflow(String workflow, List<String> known) implements Mistake {
        public UnknownWorkflow {
            Objects.requireNonNull(workflow, "workflow is null");
            known = List.copyOf(known);
        }
    }

    /** The comment holds more commands than are read; those above the limit are passed over. */
    record TooManyCommands(int limit) implements Mistake {}
}
