package org.splectrum.se.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Offers what can be typed next: commands, options, and what the server knows by name. For one thread. */
final class ShellCompleter implements Completer {
    private final Supplier<CommandLine> commands;
    private final Client client;

    ShellCompleter(Supplier<CommandLine> commands, Client client) {
        this.commands = commands;
        this.client = client;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        CommandLine top = commands.get();
        List<CharSequence> known = new ArrayList<>();
        AutoComplete.complete(
                top.getCommandSpec(), line.words().toArray(String[]::new), line.wordIndex(), 0, line.cursor(), known);
        Stream<String> small = known.stream().map(word -> word.toString().toLowerCase(Locale.ROOT));
        Stream<String> leave = line.wordIndex() == 0 ? Shell.LEAVE.stream() : Stream.empty();
        Stream.of(small, leave, named(top, line))
                .flatMap(words -> words)
                .distinct()
                .map(Candidate::new)
                .forEach(candidates::add);
    }

    private Stream<String> named(CommandLine top, ParsedLine line) {
        int at = line.wordIndex();
        if (at > 1 && line.words().get(at - 1).equals("--repo")) {
            return ask("/api/repositories", "repositories").map(JsonNode::asText);
        }
        CommandLine command = top.getSubcommands().get(line.words().getFirst());
        if (at != 1 || command == null) {
            return Stream.empty();
        }
        List<String> labels = command.getCommandSpec().positionalParameters().stream()
                .map(PositionalParamSpec::paramLabel)
                .toList();
        if (labels.contains("WORKFLOW")) {
            return ask("/api/workflows", "workflows")
                    .map(workflow -> workflow.path("name").asText());
        }
        return labels.stream().anyMatch(label -> label.startsWith("RUN"))
                ? ask("/api/runs", "runs").map(run -> run.path("workflowId").asText())
                : Stream.empty();
    }

    /** Nothing where the server does not answer: that is said when the command is typed. */
    private Stream<JsonNode> ask(String path, String list) {
        try {
            return StreamSupport.stream(client.get(path).path(list).spliterator(), false);
        } catch (Client.Trouble e) {
            return Stream.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Stream.empty();
        }
    }
}
