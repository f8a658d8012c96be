package org.splectrum.se;

import java.util.Map;
import org.splectrum.se.cli.CommandLines;
import org.splectrum.se.cli.Commands;
import org.splectrum.se.cli.Console;
import org.splectrum.se.cli.Remote;
import org.splectrum.se.git.OwnSystem;

/** Where the process begins. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Logging.begin();
        OwnSystem.install();
        Map<String, String> environment = System.getenv();
        Commands commands = new Commands(
                new Serving(environment, App::serve),
                new DoctorChecks(environment),
                App.demo(environment),
                App.bench(environment),
                new Commands.Files(new Validation(), new MergeReplays(), Verification.here(), new Dependencies()),
                Remote.of(environment));
        System.exit(CommandLines.run(commands, Console.standard(), args));
    }
}
