package org.splectrum.se;

import java.util.Map;
import org.splectrum.se.cli.Commands;
import org.splectrum.se.cli.Console;
import org.splectrum.se.cli.Outcome;
import org.splectrum.se.config.Settings;
import org.splectrum.se.config.SettingsProblem;
import org.splectrum.se.config.SettingsReader;

/** Serves with what is configured, or says everything that is wrong with it. */
final class Serving implements Commands.Serve {
    private final Map<String, String> environment;
    private final Server server;

    /** What is started. */
    @FunctionalInterface
    interface Server {
        Outcome run(Settings settings, Console console) throws InterruptedException;
    }

    Serving(Map<String, String> environment, Server server) {
        this.environment = Map.copyOf(environment);
        this.server = server;
    }

    @Override
    public Outcome run(String config, Console console) throws InterruptedException {
        return switch (SettingsReader.read(environment, config)) {
            case SettingsReader.Reading.Right right -> {
                right.notices().forEach(notice -> console.say("se: note: " + notice));
                yield server.run(right.settings(), console);
            }
            case SettingsReader.Reading.Wrong wrong ->
                new Outcome.WrongUse(
                        wrong.problems().stream().map(SettingsProblem::toString).toList());
        };
    }
}
