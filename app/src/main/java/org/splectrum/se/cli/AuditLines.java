package org.splectrum.se.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What is on record of a run, as lines of a terminal. Pure. */
final class AuditLines {
    private static final int WIDE = 12;

    private AuditLines() {}

    static List<String> of(JsonNode audit) {
        List<String> lines = new ArrayList<>();
        JsonNode asked = audit.path("asked");
        add(lines, "run", text(audit, "run") + " on " + text(audit, "place"));
        add(
                lines,
                "asked by",
                text(asked, "person") + " (" + text(asked, "kind") + ", " + text(asked, "by") + ") at "
                        + text(asked, "at") + (text(asked, "words").isEmpty() ? "" : ": " + text(asked, "words")));
        audit.path("attempts").forEach(attempt -> attempt(lines, attempt));
        audit.path("acts")
                .forEach(act ->
                        add(lines, "acted on", text(act, "at") + "  " + text(act, "by") + ": " + text(act, "what")));
        JsonNode egress = audit.path("egress");
        egress.path("allowed").forEach(host -> add(lines, "allowed", host.asText()));
        egress.path("refused")
                .properties()
                .forEach(each -> add(lines, "refused", each.getValue().asText() + " × " + each.getKey()));
        add(lines, "cost", RunTable.usd(audit.path("costMicroUsd").asLong()));
        log(lines, "events", audit.path("logs").path("events"));
        log(lines, "trail", audit.path("logs").path("trail"));
        audit.path("logs").path("faults").forEach(fault -> add(lines, "fault", fault.asText()));
        return lines;
    }

    private static void attempt(List<String> lines, JsonNode attempt) {
        String ending = text(attempt, "ending");
        String problem = text(attempt, "problem");
        lines.add("");
        add(
                lines,
                "attempt",
                text(attempt, "step") + "/" + text(attempt, "number") + "  "
                        + (ending.isEmpty() ? "no end is known" : ending + " at " + text(attempt, "ended"))
                        + (problem.isEmpty() ? "" : ": " + problem));
        present(lines, "image", text(attempt, "image"));
        attempt.path("told")
                .forEach(told -> add(
                        lines,
                        "told",
                        text(told, "to") + " sha256:" + text(told, "sha256")
                                + (told.path("text").isTextual()
                                        ? ", " + told.path("text").asText().length() + " characters"
                                        : ", the text is not kept any more")));
        attempt.path("reached").forEach(host -> add(lines, "reached", host.asText()));
        present(lines, "commit", text(attempt, "commit"));
        present(lines, "record", text(attempt, "record"));
        attempt.path("commands")
                .forEach(command ->
                        add(lines, "command", text(command, "command") + " ended with " + text(command, "exitCode")));
        attempt.path("conflicts")
                .forEach(file -> add(
                        lines,
                        "conflict",
                        text(file, "verdict") + " by " + text(file, "rung") + ": " + text(file, "path")));
    }

    private static void log(List<String> lines, String name, JsonNode log) {
        long unlinked = log.path("unlinked").asLong();
        add(
                lines,
                name,
                text(log, "lines") + " lines, the last is " + text(log, "link")
                        + (unlinked == 0 ? "" : "; the first " + unlinked + " are from before lines were linked"));
    }

    private static void present(List<String> lines, String name, String words) {
        if (!words.isEmpty()) {
            add(lines, name, words);
        }
    }

    private static void add(List<String> lines, String name, String words) {
        String padded = name + " ".repeat(Math.max(1, WIDE - name.length()));
        lines.add(padded + words.replaceAll("\\R", " "));
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asText("");
    }
}
