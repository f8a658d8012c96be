package org.splectrum.se.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code se execute}. */
@Command(
        name = "execute",
        description = "Start a run and follow it: exit code 0 only where it succeeded.",
        mixinStandardHelpOptions = true,
        versionProvider = CommandLines.Version.class)
final class ExecuteCommand extends RemoteCommand {
    @Parameters(paramLabel = "WORKFLOW", description = "Its name; “se list workflows” shows all.")
    private String workflow = "";

    @Option(names = "--repo", paramLabel = "OWNER/NAME", required = true, description = "The repository.")
    private String repository = "";

    @ArgGroup(multiplicity = "0..1")
    private Where where = new Where();

    @Option(names = "--param", paramLabel = "NAME=VALUE", description = "A parameter of the workflow; may be repeated.")
    private Map<String, String> params = new LinkedHashMap<>();

    @Option(names = "--prompt", paramLabel = "TEXT", description = "What is to be done.")
    private String prompt = "";

    @Option(names = "--async", description = "Print the run's id and end; do not follow it.")
    private boolean async;

    /** On what it runs; without either, on the repository as a whole. */
    static final class Where {
        @Option(names = "--issue", paramLabel = "N", required = true, description = "On this issue.")
        private int issue;

        @Option(
                names = {"--pr", "--pull"},
                paramLabel = "N",
                required = true,
                description = "On this pull request.")
        private int pull;
    }

    ExecuteCommand(Line line) {
        super(line);
    }

    @Override
    Outcome run(Client client, Console console) throws Client.Trouble, InterruptedException {
        Map<String, Object> wish = new LinkedHashMap<>();
        wish.put("repo", repository);
        wish.put("workflow", workflow);
        if (where.issue + where.pull != 0) {
            wish.put(where.pull == 0 ? "issue" : "pull", where.pull == 0 ? where.issue : where.pull);
        }
        wish.put("params", params);
        wish.put("prompt", prompt);
        String run = client.post("/api/runs", wish).path("workflowId").asText();
        if (async) {
            console.print(run);
            return new Outcome.Done();
        }
        console.say("se: run " + run + "; Ctrl-C leaves it at work");
        return ended(run, new Following(client, console).untilOver(run));
    }
}
