package org.splectrum.se.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code se status}. */
@Command(
        name = "status",
        description = "Show how runs stand.",
        mixinStandardHelpOptions = true,
        versionProvider = CommandLines.Version.class)
final class StatusCommand extends RemoteCommand {
    /** The second is how the first was called before there was this program. */
    private static final List<String> ALL = List.of("all", "all-workflows");

    private static final String OPEN = "?state=queued,running,awaiting_intervention,paused";

    @Parameters(
            paramLabel = "RUN|all",
            arity = "0..1",
            description = "One run with its steps, or the latest of all; without it, those that are not over.")
    private String run = "";

    @Option(names = "--json", description = "Print the server's JSON, a run a line.")
    private boolean json;

    StatusCommand(Line line) {
        super(line);
    }

    @Override
    Outcome run(Client client, Console console) throws Client.Trouble, InterruptedException {
        if (run.isEmpty() || ALL.contains(run)) {
            JsonNode runs =
                    client.get("/api/runs" + (run.isEmpty() ? OPEN : "")).path("runs");
            if (json) {
                runs.forEach(each -> console.print(each.toString()));
            } else if (runs.isEmpty()) {
                console.say("se: "
                        + (run.isEmpty() ? "no run is open; “se list runs” shows the others" : "there is no run yet"));
            } else {
                RunTable.lines(runs).forEach(console::print);
            }
        } else {
            JsonNode one = client.get("/api/runs/" + checked(run));
            (json ? List.of(one.toString()) : RunTable.details(one)).forEach(console::print);
        }
        return new Outcome.Done();
    }
}
