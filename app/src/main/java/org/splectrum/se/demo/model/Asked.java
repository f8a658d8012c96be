package org.splectrum.se.demo.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One request to the model.
 *
 * @param prompt all that people said, joined
 * @param answered how many turns the model had already; one whose tool was interrupted counts as not had yet
 * @param results texts of the tools' results, oldest first
 * @param tools names of those on offer
 * @param folder that Claude Code works in; empty where it did not say
 */
public record Asked(
        String model, String prompt, int answered, List<String> results, List<String> tools, String folder) {
    /** The tool by which Claude Code takes an answer in a form. */
    public static final String FORM = "StructuredOutput";

    /** What Claude Code (2.1.329) says for the model where a conversation that broke off goes on. */
    private static final String FILLER = "No response requested.";

    /** How the result of a tool begins, in a conversation that broke off before it was there. */
    private static final Pattern INTERRUPTED = Pattern.compile("\\[(Tool call|Tool use|Request) interrupted");

    private static final Pattern FOLDER = Pattern.compile("(?i)working directory: *(\\S+)");

    public Asked {
        results = List.copyOf(results);
        tools = List.copyOf(tools);
    }

    /** Whether an answer in a form is asked for. */
    public boolean forForm() {
        return tools.contains(FORM);
    }

    static Asked of(JsonNode request) {
        List<JsonNode> messages = children(request.path("messages")).toList();
        List<JsonNode> user = messages.stream()
                .filter(message -> message.path("role").asText().equals("user"))
                .toList();
        List<String> results = user.stream().flatMap(Asked::toolResults).toList();
        return new Asked(
                request.path("model").asText(),
                String.join("\n", user.stream().flatMap(Asked::texts).toList()),
                (int) (turns(messages) - interrupted(results)),
                results,
                children(request.path("tools"))
                        .map(tool -> tool.path("name").asText())
                        .toList(),
                folder(request.toString()));
    }

    private static long turns(List<JsonNode> messages) {
        return messages.stream()
                .filter(message -> message.path("role").asText().equals("assistant"))
                .filter(message -> !texts(message).toList().equals(List.of(FILLER)))
                .count();
    }

    private static long interrupted(List<String> results) {
        return results.stream()
                .filter(result -> INTERRUPTED.matcher(result).lookingAt())
                .count();
    }

    private static Stream<JsonNode> children(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }

    private static Stream<String> texts(JsonNode message) {
        JsonNode content = message.path("content");
        return content.isTextual()
                ? Stream.of(content.asText())
                : children(content)
                        .filter(block -> block.path("type").asText().equals("text"))
                        .map(block -> block.path("text").asText());
    }

    private static Stream<String> toolResults(JsonNode message) {
        return children(message.path("content"))
                .filter(block -> block.path("type").asText().equals("tool_result"))
                .map(block -> block.path("content").isTextual()
                        ? block.path("content").asText()
                        : String.join("", texts(block).toList()));
    }

    private static String folder(String request) {
        Matcher matcher = FOLDER.matcher(request.replace("\\n", "\n"));
        return matcher.find() ? matcher.group(1) : "";
    }
}
