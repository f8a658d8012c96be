package org.splectrum.se;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.splectrum.se.cli.Commands;
import org.splectrum.se.cli.Console;
import org.splectrum.se.cli.Outcome;
import org.splectrum.se.config.Settings;

/** What the commands do. */
final class App {
    private App() {}

    /** Serves until the process is told to stop. */
    static Outcome serve(Settings settings, Console console) throws InterruptedException {
        Logging.use(settings.server().logs());
        Logging.keep(new Secrets(settings, List.of()).redaction());
        try {
            DataFolder.made(settings.storage().folder());
        } catch (IllegalStateException e) {
            return new Outcome.Failed(String.valueOf(e.getMessage()));
        }
        Optional<Outcome.Failed> open = unsealed(settings, console);
        if (open.isPresent()) {
            return open.get();
        }
        try (StopSignal stop = new StopSignal();
                Server server = Server.start(settings)) {
            console.say("se: listening on port " + server.port() + "; Ctrl-C stops it, and nothing is lost");
            stop.await();
            return new Outcome.Done();
        } catch (RuntimeException e) {
            return new Outcome.Failed(String.valueOf(e.getMessage()));
        }
    }

    /** Where containers are open nothing starts; where that is not known, as without an engine, deliveries are taken all the same. */
    private static Optional<Outcome.Failed> unsealed(Settings settings, Console console) throws InterruptedException {
        return switch (new SelfTest(settings).run()) {
            case SelfTest.Verdict.Sealed sealed -> Optional.empty();
            case SelfTest.Verdict.Unknown(var why) -> {
                console.say("se: note: whether containers are sealed could not be tried: " + why);
                yield Optional.empty();
            }
            case SelfTest.Verdict.Open(var ways) ->
                Optional.of(new Outcome.Failed("containers are not sealed (" + String.join("; ", ways)
                        + "), so SE does not start. " + SelfTest.MEND));
        };
    }

    static Commands.Demo demo(Map<String, String> environment) {
        return new Demo(environment);
    }

    static Commands.Bench bench(Map<String, String> environment) {
        return new Benchmarks(environment);
    }
}
