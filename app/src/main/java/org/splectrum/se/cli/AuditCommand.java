package org.splectrum.se.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code se audit}. */
@Command(
        name = "audit",
        description = {
            "Show all that is on record of a run, from who asked to what it cost.",
            "Exit code 1 where the record is not as it was written."
        },
        mixinStandardHelpOptions = true,
        versionProvider = CommandLines.Version.class)
final class AuditCommand extends RemoteCommand {
    @Parameters(paramLabel = "RUN", description = "Its id, as fix-20260102-abc123.")
    private String run = "";

    @Option(names = "--json", description = "Print the server's JSON, with the texts that agents were told.")
    private boolean json;

    AuditCommand(Line line) {
        super(line);
    }

    @Override
    Outcome run(Client client, Console console) throws Client.Trouble, InterruptedException {
        JsonNode audit = client.get("/api/runs/" + checked(run) + "/audit");
        if (json) {
            console.print(audit.toString());
        } else {
            AuditLines.of(audit).forEach(console::print);
        }
        JsonNode faults = audit.path("logs").path("faults");
        return faults.isEmpty()
                ? new Outcome.Done()
                : new Outcome.Failed("the record of " + run + " is not as it was written: "
                        + faults.get(0).asText()
                        + ". Keep the database as it is, and compare it with a copy of before.");
    }
}
