package org.splectrum.se.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code se audit}. */
@Command(
        name = "audit",
        description = {
            "Show all that is on record of a run, from who asked to what it cost.",
            "Without RUN, look whether all that ever was on record of any run is there still, and name what is not.",
            "Exit code 1 where the record is not as it was written."
        },
        mixinStandardHelpOptions = true,
        versionProvider = CommandLines.Version.class)
final class AuditCommand extends RemoteCommand {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "Its id, as fix-20260102-abc123.")
    private String run = "";

    @Option(
            names = "--former-key",
            paramLabel = "ID",
            description = "Id of a key that the server had before and signed with; may be repeated. Only without RUN.")
    private Set<String> formerKeys = Set.of();

    @Option(names = "--json", description = "Print the server's JSON, with the texts that agents were told.")
    private boolean json;

    AuditCommand(Line line) {
        super(line);
    }

    @Override
    Outcome run(Client client, Console console) throws Client.Trouble, InterruptedException {
        if (run.isEmpty()) {
            return all(client, console);
        }
        if (!formerKeys.isEmpty()) {
            throw wrong("--former-key is for all runs: leave the run out");
        }
        JsonNode audit = client.get("/api/runs/" + checked(run) + "/audit");
        List<String> faults = new ArrayList<>();
        audit.path("logs").path("faults").forEach(fault -> faults.add(fault.asText()));
        return told(console, "the record of " + run, json ? List.of(audit.toString()) : AuditLines.of(audit), faults);
    }

    private Outcome all(Client client, Console console) throws Client.Trouble, InterruptedException {
        JsonNode all = client.get("/api/audit", PATIENCE);
        List<String> faults = LedgerLines.faults(all, formerKeys);
        List<String> lines = json ? List.of(all.toString()) : LedgerLines.of(all, faults);
        return told(console, "the record of all runs", lines, faults);
    }

    private static Outcome told(Console console, String what, List<String> lines, List<String> faults) {
        lines.forEach(console::print);
        return faults.isEmpty()
                ? new Outcome.Done()
                : new Outcome.Failed(what + " is not as it was written: " + faults.getFirst()
                        + ". Keep the data folder as it is, and compare it with a copy of before.");
    }
}
