package org.splectrum.se.runner.agent;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.splectrum.se.runner.process.Command;

/**
 * How Claude Code is started: settings, hooks and MCP servers of the repository do not count, nothing is asked, and there
 * is no secret in its arguments or environment. The placeholder key is replaced by the gateway.
 *
 * @param program name or path
 * @param modelUrl where the Messages API is
 */
public record ClaudeCode(String program, String modelUrl) {
    private static final List<String> ARGUMENTS = List.of(
            "-p", "--output-format", "stream-json", "--verbose", "--setting-sources", "user", "--strict-mcp-config");

    private static final List<String> FREE = List.of("--permission-mode", "bypassPermissions");

    /** What is not among these tools it does not have, and what none of them may it does not do. */
    private static final List<String> READING = List.of("--permission-mode", "dontAsk", "--tools=Read,Grep,Glob");

    /** Half a minute of tries with growing pauses; Claude Code itself would go on for minutes. */
    private static final String RETRIES = "6";

    /** The argument for a new conversation with this id, a UUID. */
    public static String begin(String id) {
        return "--session-id=" + id;
    }

    /** The argument for going on with the conversation of this id, whose files are where {@link SessionFiles} has them. */
    public static String resume(String id) {
        return "--resume=" + id;
    }

    /**
     * The command, to be given its prompt on standard input.
     *
     * @param model empty for Claude Code's own choice
     * @param session of {@link #begin} or {@link #resume}
     * @param shell what every foreign process in the container sees
     */
    public Command command(String model, String session, Path workspace, Map<String, String> shell) {
        return command(FREE, model, session, workspace, shell);
    }

    /**
     * The same for one that can only read, and has to answer in this form.
     *
     * @param schema JSON Schema of the answer, an object
     */
    public Command reading(String model, String session, String schema, Path workspace, Map<String, String> shell) {
        List<String> manner = new ArrayList<>(READING);
        manner.add("--json-schema=" + schema);
        return command(manner, model, session, workspace, shell);
    }

    private Command command(
            List<String> manner, String model, String session, Path workspace, Map<String, String> shell) {
        List<String> words = new ArrayList<>(List.of(program));
        words.addAll(ARGUMENTS);
        words.addAll(manner);
        words.add(session);
        if (!model.isEmpty()) {
            words.add("--model=" + model);
        }
        Map<String, String> environment = new HashMap<>(shell);
        environment.put("ANTHROPIC_BASE_URL", modelUrl);
        environment.put("ANTHROPIC_API_KEY", "sk-ant-placeholder");
        environment.put("CLAUDE_CODE_MAX_RETRIES", RETRIES);
        environment.put("CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1");
        environment.put("DISABLE_TELEMETRY", "1");
        environment.put("DISABLE_ERROR_REPORTING", "1");
        environment.put("DISABLE_AUTOUPDATER", "1");
        return new Command(words, workspace, environment);
    }
}
