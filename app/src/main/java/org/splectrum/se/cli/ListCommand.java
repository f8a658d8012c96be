package org.splectrum.se.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code se list}. */
@Command(
        name = "list",
        description = "List what can be run, what ran, or where SE is installed.",
        mixinStandardHelpOptions = true,
        versionProvider = CommandLines.Version.class)
final class ListCommand extends RemoteCommand {
    @Parameters(paramLabel = "workflows|runs|repos", description = "What to list.")
    private Things things = Things.WORKFLOWS;

    @Option(names = "--repo", paramLabel = "OWNER/NAME", description = "Only of this repository.")
    private String repository = "";

    /** What can be listed. */
    enum Things {
        WORKFLOWS,
        RUNS,
        REPOS
    }

    ListCommand(Line line) {
        super(line);
    }

    @Override
    Outcome run(Client client, Console console) throws Client.Trouble, InterruptedException {
        String query = repository.isEmpty() ? "" : "?repo=" + URLEncoder.encode(repository, StandardCharsets.UTF_8);
        switch (things) {
            case WORKFLOWS ->
                workflows(client.get("/api/workflows" + query).path("workflows"))
                        .forEach(console::print);
            case RUNS -> {
                JsonNode runs = client.get("/api/runs" + query).path("runs");
                RunTable.lines(runs).forEach(console::print);
                if (runs.isEmpty()) {
                    console.say("se: there is no run yet; “se execute” starts one");
                }
            }
            case REPOS -> {
                if (!repository.isEmpty()) {
                    throw wrong("--repo fits workflows and runs only");
                }
                JsonNode names = client.get("/api/repositories").path("repositories");
                names.forEach(name -> console.print(name.asText()));
                if (names.isEmpty()) {
                    console.say("se: no repository is to be seen: install the GitHub App on one");
                }
            }
        }
        return new Outcome.Done();
    }

    private static List<String> workflows(JsonNode workflows) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("WORKFLOW", "DOES", "PARAMETERS"));
        workflows.forEach(workflow -> rows.add(List.of(
                workflow.path("name").asText(),
                workflow.path("description").asText(),
                String.join(" ", workflow.path("params").findValuesAsText("name")))));
        return RunTable.aligned(rows);
    }
}
