package org.splectrum.se;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.splectrum.se.cli.CommandLines;
import org.splectrum.se.cli.Commands;
import org.splectrum.se.cli.Console;
import org.splectrum.se.cli.Remote;

/** Where somebody types commands, which are those of the product. Thread-safe. */
public record Terminal(StringWriter out, StringWriter err) {
    public Terminal() {
        this(new StringWriter(), new StringWriter());
    }

    /** What the command ends with; what it writes is added to what is there. */
    public int run(Remote remote, String... typed) {
        Commands commands = new Commands(
                new Serving(Map.of(), App::serve),
                new DoctorChecks(Map.of()),
                App.demo(Map.of()),
                App.bench(Map.of()),
                new Commands.Files(new Validation(), new MergeReplays(), Verification.here(), new Dependencies()),
                remote);
        Console console = new Console(new PrintWriter(out, true), new PrintWriter(err, true));
        return CommandLines.run(commands, console, typed);
    }
}
