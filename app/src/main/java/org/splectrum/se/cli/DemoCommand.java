package org.splectrum.se.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code se demo}. */
@Command(
        name = "demo",
        description = {
            "Start everything on this machine with a simulated GitHub; nothing outside is touched.",
            "Play a scenario, print where to look, and stay up; with --once only play it and print one line of JSON last."
        },
        mixinStandardHelpOptions = true,
        versionProvider = CommandLines.Version.class)
final class DemoCommand implements Callable<Integer> {
    private static final int PORT = 8080;
    private static final int LAST_PORT = 65_535;

    private final Commands.Demo demo;
    private final Console console;
    private final Exits exits;

    @Option(names = "--once", description = "End with the scenario: exit code 0 only where its run did what it should.")
    private boolean once;

    @Option(names = "--scenario", paramLabel = "NAME", description = "Which scenario; “list” shows all.")
    private String scenario = "";

    @Option(
            names = "--port",
            paramLabel = "N",
            description =
                    "Port of the simulated GitHub's pages; 0 for any that is free. Without it 8080, with --once 0.")
    private @Nullable Integer port;

    @Option(
            names = "--agent",
            paramLabel = "scripted|real",
            description = "Who answers Claude Code: a script (the usual), or the model behind ANTHROPIC_API_KEY.")
    private Commands.Agent agent = Commands.Agent.SCRIPTED;

    DemoCommand(Commands.Demo demo, Console console, Exits exits) {
        this.demo = demo;
        this.console = console;
        this.exits = exits;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<Choice> scenarios = demo.scenarios();
        if (scenario.equals("list")) {
            Choices.print(scenarios, console);
            return ExitCode.OK;
        }
        String name = scenario.isEmpty() ? scenarios.getFirst().name() : scenario;
        List<String> problems = Choices.problems("scenario", List.of(name), scenarios);
        if (!problems.isEmpty()) {
            return exits.of(new Outcome.WrongUse(problems));
        }
        int chosen = port == null ? (once ? 0 : PORT) : port;
        if (chosen < 0 || chosen > LAST_PORT) {
            return exits.of(
                    new Outcome.WrongUse(List.of("--port is “" + chosen + "”, not a number from 0 to " + LAST_PORT)));
        }
        Commands.Until until = once ? Commands.Until.END : Commands.Until.STOPPED;
        return exits.of(demo.play(new Commands.Play(name, until, chosen, agent), console));
    }
}
