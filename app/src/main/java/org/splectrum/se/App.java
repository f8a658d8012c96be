package org.splectrum.se;

import java.util.List;
import org.splectrum.se.cli.Choice;
import org.splectrum.se.cli.Commands;
import org.splectrum.se.cli.Console;
import org.splectrum.se.cli.Outcome;
import org.splectrum.se.config.Settings;

/** Wires SE by hand: the one place that sees everything. */
final class App {
    private App() {}

    /** Serves until the process is told to stop. */
    static Outcome serve(Settings settings, Console console) throws InterruptedException {
        return new Outcome.Failed("this build has no server");
    }

    static Commands.Demo demo() {
        return new Commands.Demo() {
            @Override
            public List<Choice> scenarios() {
                return List.of(new Choice("issue", "an issue is solved and a pull request opened"));
            }

            @Override
            public Outcome play(Commands.Play play, Console console) {
                return new Outcome.Failed("this build has no demo");
            }
        };
    }

    static Commands.Bench bench() {
        return new Commands.Bench() {
            @Override
            public List<Choice> benchmarks() {
                return List.of();
            }

            @Override
            public Outcome measure(List<String> names, Commands.Format format, Console console) {
                return new Outcome.Failed("this build has no benchmark");
            }
        };
    }
}
