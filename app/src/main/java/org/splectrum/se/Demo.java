package org.splectrum.se;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.splectrum.se.cli.Choice;
import org.splectrum.se.cli.Commands;
import org.splectrum.se.cli.Console;
import org.splectrum.se.cli.Outcome;
import org.splectrum.se.demo.GitHubSimulator;
import org.splectrum.se.demo.model.ScriptedModel;
import org.splectrum.se.demo.scenario.Calculator;
import org.splectrum.se.demo.scenario.Scenario;

/** Plays scenarios on this machine alone, and reads back from the simulated GitHub what came of them. */
final class Demo implements Commands.Demo {
    private static final Duration LONGEST = Duration.ofMinutes(50);

    private final Map<String, String> environment;

    Demo(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public List<Choice> scenarios() {
        return Scenario.all().stream()
                .map(scenario -> new Choice(scenario.name(), scenario.description()))
                .toList();
    }

    @Override
    public Outcome play(Commands.Play play, Console console) throws InterruptedException {
        Logging.warnOnly();
        Scenario scenario = Scenario.named(play.scenario()).orElseThrow();
        if (play.agent() == Commands.Agent.REAL && key().isEmpty()) {
            return new Outcome.WrongUse(List.of("--agent real needs ANTHROPIC_API_KEY: set it, or leave --agent out"));
        }
        try (StopSignal stop = new StopSignal();
                TemporaryFolder folder = new TemporaryFolder()) {
            return play(scenario, play, folder, stop, console);
        }
    }

    private Outcome play(
            Scenario scenario, Commands.Play play, TemporaryFolder folder, StopSignal stop, Console console)
            throws InterruptedException {
        GitHubSimulator simulator;
        try {
            simulator = DemoStage.github(folder.path(), play.port());
        } catch (IllegalStateException e) {
            return new Outcome.Failed("--port: " + e.getMessage());
        }
        try (GitHubSimulator github = simulator;
                ScriptedModel scripted = DemoStage.scripted(github)) {
            Calculator.sow(github);
            DemoStage.Model model = switch (play.agent()) {
                case SCRIPTED -> DemoStage.Model.of(scripted);
                case REAL -> new DemoStage.Model(environment.getOrDefault("ANTHROPIC_BASE_URL", ""), key());
            };
            try (DemoStage stage = new DemoStage(folder.path(), github, model, environment)) {
                return play(scenario, play.until(), stage, stop, console);
            }
        }
    }

    private static Outcome play(
            Scenario scenario, Commands.Until until, DemoStage stage, StopSignal stop, Console console)
            throws InterruptedException {
        Instant began = Instant.now();
        console.say("se: GitHub, simulated: " + stage.github().url());
        console.say("se: SE: http://127.0.0.1:" + stage.server().port());
        if (until == Commands.Until.STOPPED) {
            console.say("se: for “se status”, “se execute” and the like: export SE_URL=http://127.0.0.1:"
                    + stage.server().port() + " SE_API_TOKEN="
                    + stage.environment().get("SE_API_TOKEN"));
        }
        int issue = scenario.begin().applyAsInt(stage.github());
        console.say("se: " + scenario.description() + ": " + stage.github().url() + "/" + Calculator.REPOSITORY
                + "/issues/" + issue);
        DemoEnd end = new DemoWatch(stage, issue, scenario.answer(), console).untilOver(LONGEST);
        end = end.after(Duration.between(began, Instant.now()));
        if (until == Commands.Until.END) {
            console.print(end.json());
            return end.outcome(scenario.end());
        }
        end.lines().forEach(console::say);
        console.say("se: it stays up; Ctrl-C ends it");
        stop.await();
        return new Outcome.Done();
    }

    private String key() {
        return environment.getOrDefault("ANTHROPIC_API_KEY", "");
    }
}
