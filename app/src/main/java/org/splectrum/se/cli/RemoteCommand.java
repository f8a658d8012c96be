package org.splectrum.se.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that speaks to the server. */
abstract class RemoteCommand implements Callable<Integer> {
    private static final String UNPROVED = "no_commands";

    private final Line line;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    RemoteCommand(Line line) {
        this.line = line;
    }

    /** What such commands speak through. */
    record Line(Remote remote, Console console, Exits exits) {}

    @Override
    public Integer call() throws InterruptedException {
        try {
            return line.exits().of(run(new Client(line.remote()), line.console()));
        } catch (Client.Trouble trouble) {
            return line.exits().of(new Outcome.Failed(String.valueOf(trouble.getMessage())));
        }
    }

    abstract Outcome run(Client client, Console console) throws Client.Trouble, InterruptedException;

    /** Wrong use, found after parsing. */
    ParameterException wrong(String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }

    /** A run's name as a part of a path. */
    String checked(String run) {
        if (!run.matches("[a-z0-9_-]+")) {
            throw wrong(
                    "“" + run + "” is no run's name; those look like fix-20260102-abc123. “se list runs” shows them");
        }
        return run;
    }

    /** Acts on a run and says how it is then. */
    Outcome act(Client client, Console console, String run, Deed deed) throws Client.Trouble, InterruptedException {
        var now = client.post("/api/runs/" + checked(run) + "/" + deed.verb(), deed.fields());
        RunTable.lines(List.of(now)).forEach(console::print);
        return new Outcome.Done();
    }

    /** What is done to a run. */
    record Deed(String verb, Map<String, Object> fields) {
        Deed {
            fields = Map.copyOf(fields);
        }
    }

    /**
     * Whether a run that is over has what it was to bring. That the repository names nothing to prove it with is not the
     * run's failure.
     */
    static Outcome ended(String run, JsonNode end) {
        String status = end.path("status").asText("unknown");
        String lacks = RunTable.lacks(end)
                .filter(lack -> !lack.equals(UNPROVED))
                .map(RunTable::words)
                .collect(Collectors.joining(", "));
        String how =
                lacks.isEmpty() ? " is " + status : " " + status + ", but what would have to hold does not: " + lacks;
        return status.equals("succeeded") && lacks.isEmpty()
                ? new Outcome.Done()
                : new Outcome.Failed("run " + run + how + ". “se status " + run + "” shows why.");
    }
}
