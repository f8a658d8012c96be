package org.splectrum.se.runner.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.splectrum.se.runner.gateway.Journal;
import org.splectrum.se.runner.protocol.Marks;
import org.splectrum.se.runner.protocol.Message;
import org.splectrum.se.runner.protocol.Wire;

/**
 * Reads Claude Code's {@code stream-json} (as version 2.1.329 writes it) and tells what matters. Whatever it does not
 * know it passes over; what is no JSON goes to the log. Thread-safe.
 */
final class Transcript {
    /** In UTF-8 no longer than the protocol's 64 KiB. */
    private static final int MAX_TEXT = 16 << 10;

    private static final int MAX_LAST_WORDS = 60_000;
    private static final int MAX_LOG_LINE = 2000;
    private static final int MAX_LOG_LINES = 500;

    private static final int PAYMENT_REQUIRED = 402;

    private final Journal journal;
    private Optional<Result> result = Optional.empty();
    private int logged;
    private boolean refused;

    Transcript(Journal journal) {
        this.journal = journal;
    }

    /** The last result that was announced; there may be several, where work in the background went on. */
    synchronized Optional<Result> result() {
        return result;
    }

    /** Whether the model's API refused the key, twice: no further try will mend that. */
    synchronized boolean refused() {
        return refused;
    }

    synchronized void line(String line) {
        try {
            JsonNode event = Wire.mapper().readTree(line);
            if (!event.isObject()) {
                log(line);
                return;
            }
            switch (event.path("type").asText()) {
                case "assistant" -> assistant(event);
                case "system" -> system(event);
                case "result" -> result = Optional.of(result(event));
                default -> {}
            }
        } catch (JsonProcessingException e) {
            log(line);
        }
    }

    synchronized void log(String line) {
        if (++logged < MAX_LOG_LINES) {
            journal.tell(new Message.Logged(cut(line, MAX_LOG_LINE)));
        } else if (logged == MAX_LOG_LINES) {
            journal.tell(new Message.Logged("more lines of this kind are left out"));
        }
    }

    private void assistant(JsonNode event) {
        boolean error = event.path("is_api_error_message").asBoolean();
        for (JsonNode content : event.path("message").path("content")) {
            String type = content.path("type").asText();
            if (type.equals("text") && error) {
                log(content.path("text").asText());
            } else if (type.equals("text")) {
                journal.tell(new Message.AgentSaid(cut(content.path("text").asText(), MAX_TEXT)));
            } else if (type.equals("tool_use")) {
                String detail = cut(detail(content.path("input")), MAX_LOG_LINE);
                journal.tell(new Message.ToolUsed(cut(content.path("name").asText(), 100), detail));
            }
        }
    }

    private static String detail(JsonNode input) {
        for (String key : new String[] {"file_path", "notebook_path", "command", "pattern", "url", "description"}) {
            if (input.path(key).isTextual()) {
                return input.path(key).asText().lines().findFirst().orElse("");
            }
        }
        return "";
    }

    private void system(JsonNode event) {
        if (event.path("subtype").asText().equals("api_retry")) {
            int status = event.path("error_status").asInt();
            refused |= (status == 401 || status == 403) && event.path("attempt").asInt() > 1;
            log("the model answered " + event.path("error_status").asText("nothing") + " ("
                    + event.path("error").asText() + "), try "
                    + event.path("attempt").asInt() + " of "
                    + event.path("max_retries").asInt());
        }
    }

    private static Result result(JsonNode event) {
        String text = event.path("result").asText();
        if (!event.path("is_error").asBoolean()) {
            // There where a form of the answer was asked for, and the agent kept to it.
            JsonNode formed = event.path("structured_output");
            if (formed.isObject()) {
                return new Result.Done(formed.toString());
            }
            return new Result.Done(cut(text, MAX_LAST_WORDS));
        }
        int budget = text.indexOf(Marks.BUDGET_REACHED);
        if (budget >= 0 && event.path("api_error_status").asInt() == PAYMENT_REQUIRED) {
            return new Result.BudgetReached(
                    cut(text.substring(budget + Marks.BUDGET_REACHED.length()).strip(), MAX_TEXT));
        }
        if (event.path("terminal_reason").asText().equals("api_error")) {
            return new Result.ModelFailed(cut(text, MAX_TEXT));
        }
        String errors = text.isEmpty() ? event.path("errors").toString() : text;
        return new Result.AgentErred(event.path("subtype").asText() + ": " + cut(errors, MAX_TEXT));
    }

    /** Cuts by characters but never through a surrogate pair. */
    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end) + "…";
    }

    /** What Claude Code says of its own end. */
    sealed interface Result {
        /** It ended well, with these last words. */
        record Done(String text) implements Result {}

        /** The gateway let no further call of the model through. */
        record BudgetReached(String detail) implements Result {}

        record ModelFailed(String detail) implements Result {}

        record AgentErred(String detail) implements Result {}
    }
}
