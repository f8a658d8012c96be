package org.splectrum.se.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code se validate}. */
@Command(
        name = "validate",
        description = {
            "Check workflow files and .github/se.yml: every problem on a line of its own, as file:line:column: text.",
            "A workflow may call those that are built in, the other files, and those beside it."
        },
        mixinStandardHelpOptions = true,
        versionProvider = CommandLines.Version.class)
final class ValidateCommand implements Callable<Integer> {
    private final Commands.Validate validate;
    private final Console console;
    private final Exits exits;

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "As claude/workflows/fix.yml or .github/se.yml.")
    private List<String> files = List.of();

    @Option(names = "--schema", description = "Print the JSON Schema of workflow files, for editors.")
    private boolean schema;

    ValidateCommand(Commands.Validate validate, Console console, Exits exits) {
        this.validate = validate;
        this.console = console;
        this.exits = exits;
    }

    @Override
    public Integer call() {
        if (schema == files.isEmpty()) {
            if (schema) {
                console.print(validate.schema().strip());
                return exits.of(new Outcome.Done());
            }
            return exits.of(validate.files(files, console));
        }
        return exits.of(new Outcome.WrongUse(List.of("give files to check, or --schema alone")));
    }
}
