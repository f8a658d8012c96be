package org.splectrum.se.runner.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.splectrum.se.runner.protocol.ReviewAnswer.Right;
import org.splectrum.se.runner.protocol.ReviewAnswer.Wrong;

/** Reads the block of findings in an answer. */
final class FindingsBlock {
    private static final Pattern FENCED = Pattern.compile("(?ms)^ {0,3}(`{3,}) *json *$\\R(.*?)^ {0,3}\\1`* *$\\R?");

    private FindingsBlock() {}

    static ReviewAnswer read(String answer) {
        Matcher block = FENCED.matcher(answer);
        int start = -1;
        int end = -1;
        String json = "";
        while (block.find()) {
            start = block.start();
            end = block.end();
            json = block.group(2);
        }
        if (start < 0) {
            return new Wrong("There is no block of findings: a line ```json, a list of findings, and a line ```.");
        }
        String words = answer.substring(0, start) + answer.substring(end);
        return findings(json, words.strip());
    }

    private static ReviewAnswer findings(String json, String words) {
        JsonNode list;
        try {
            list = Wire.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            return new Wrong("The findings are no JSON: " + e.getOriginalMessage() + " in line "
                    + e.getLocation().getLineNr() + " of the block.");
        }
        if (!list.isArray()) {
            return new Wrong("The findings are no list: give [] where there are none.");
        }
        if (list.size() > ReviewAnswer.MOST) {
            return new Wrong(
                    "There are " + list.size() + " findings; give the " + ReviewAnswer.MOST + " that matter most.");
        }
        List<Finding> findings = new ArrayList<>();
        for (JsonNode each : list) {
            String wrong = problem(each);
            if (!wrong.isEmpty()) {
                return new Wrong("Finding " + (findings.size() + 1) + " " + wrong);
            }
            findings.add(new Finding(
                    each.path("path").asText(),
                    each.path("line").asInt(0),
                    severity(each),
                    each.path("message").asText()));
        }
        return new Right(words, findings);
    }

    private static String problem(JsonNode finding) {
        if (!finding.path("path").isTextual() || finding.path("path").asText().isBlank()) {
            return "has no “path”, the path of a file in the repository.";
        }
        JsonNode line = finding.path("line");
        boolean whole = line.isMissingNode() || line.isNull();
        if (!whole && (!line.isInt() || line.asInt() < 0)) {
            return "has a “line” that is no line's number; leave it out where it is about the whole file.";
        }
        if (!finding.path("message").isTextual()
                || finding.path("message").asText().isBlank()) {
            return "has no “message”, a text.";
        }
        String severity = finding.path("severity").asText("");
        return List.of("error", "warning", "note").contains(severity.toLowerCase(Locale.ROOT))
                ? ""
                : "has a “severity” that is none of error, warning, note.";
    }

    private static Finding.Severity severity(JsonNode finding) {
        return Finding.Severity.valueOf(finding.path("severity").asText().toUpperCase(Locale.ROOT));
    }
}
