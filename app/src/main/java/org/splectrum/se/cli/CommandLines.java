package org.splectrum.se.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs what was typed. */
public final class CommandLines {
    private CommandLines() {}

    /** @return the exit code: 0 done, 1 failed, 2 wrong use */
    public static int run(Commands commands, Console console, String... args) {
        Exits exits = new Exits(console);
        RemoteCommand.Line line = new RemoteCommand.Line(commands.remote(), console, exits);
        CommandLine se = new CommandLine(new Se())
                .addSubcommand(new DemoCommand(commands.demo(), console, exits))
                .addSubcommand(new ServeCommand(commands.serve(), console, exits))
                .addSubcommand(new DoctorCommand(commands.doctor(), console))
                .addSubcommand(new BenchCommand(commands.bench(), console, exits))
                .addSubcommand(new BenchMergesCommand(commands.files().benchMerges(), console, exits))
                .addSubcommand(new ValidateCommand(commands.files().validate(), console, exits))
                .addSubcommand(new VerifyCommand(line, commands.files().verify()))
                .addSubcommand(new DependenciesCommand(commands.files().dependencies(), console, exits));
        addRemote(se, line);
        se.addSubcommand(new ShellCommand(new Shell(() -> typed(line), line)));
        return writing(se, line).execute(args);
    }

    /** What can be typed in the shell. */
    static CommandLine typed(RemoteCommand.Line line) {
        CommandLine typed = new CommandLine(new Shell.Typed());
        addRemote(typed, line);
        typed.addSubcommand(new CommandLine.HelpCommand());
        return writing(typed, line);
    }

    private static void addRemote(CommandLine top, RemoteCommand.Line line) {
        top.addSubcommand(new ExecuteCommand(line))
                .addSubcommand(new StatusCommand(line))
                .addSubcommand(new LogsCommand(line))
                .addSubcommand(new AuditCommand(line))
                .addSubcommand(new RecordCommand(line))
                .addSubcommand(new ListCommand(line))
                .addSubcommand(new ResumeCommand(line))
                .addSubcommand(new CancelCommand(line))
                .addSubcommand(new RetryCommand(line))
                .addSubcommand(new UndoCommand(line))
                .addSubcommand(new BudgetCommand(line));
    }

    /** With all of its commands, which must be there by now. */
    private static CommandLine writing(CommandLine top, RemoteCommand.Line line) {
        return top.setOut(line.console().out())
                .setErr(line.console().err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(new WrongLine(line.console()))
                .setExecutionExceptionHandler(
                        (exception, typed, parsed) -> line.exits().broken(exception));
    }

    /** Nothing by itself. */
    @Command(
            name = "se",
            description = "A self-hosted GitHub App that does work asked for in a comment, and proves it.",
            footer = {
                "",
                "In a clone of SE there are also “./se test” and “./se engine”; each has --help.",
                "Exit codes: 0 done, 1 failed, 2 wrong use."
            },
            synopsisSubcommandLabel = "COMMAND",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class)
    static final class Se implements Runnable {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public void run() {
            throw new ParameterException(spec.commandLine(), "a command is missing");
        }
    }

    /** What the build wrote into the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = CommandLines.class.getPackage().getImplementationVersion();
            return new String[] {"se " + (version == null ? "(not packaged)" : version)};
        }
    }
}
