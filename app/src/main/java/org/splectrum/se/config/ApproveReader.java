package org.splectrum.se.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.splectrum.se.workflow.StepKind;

/** Reads a step that waits for a person. */
final class ApproveReader {
    private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9_-]{0,31}");
    private static final int CHOICES = 10;

    private final ExpressionChecks expressionChecks;

    ApproveReader(ExpressionChecks expressionChecks) {
        this.expressionChecks = expressionChecks;
    }

    StepKind read(Value value) {
        Section section = value.section();
        Optional<Value> text = section.value("text");
        if (text.isEmpty()) {
            value.wrong("this needs a “text” that says what is asked");
        }
        List<String> choices =
                section.value("choices").map(ApproveReader::choices).orElse(List.of("yes", "no"));
        Optional<Value> timeout = section.value("timeout");
        Optional<Value> fallback = section.value("default");
        if (timeout.isPresent() != fallback.isPresent()) {
            timeout.or(() -> fallback)
                    .orElse(value)
                    .wrong("“timeout” and “default” belong together: after the one, the other is the answer");
        }
        StepKind kind = new StepKind.Approve(
                text.map(expressionChecks::text).orElse(""),
                choices,
                timeout.map(Value::time).orElse(Duration.ZERO),
                fallback.map(word -> word.word(choices)).orElse(""));
        section.end();
        return kind;
    }

    private static List<String> choices(Value value) {
        List<String> choices = new ArrayList<>();
        for (Value item : value.items()) {
            String word = item.text();
            if (!WORD.matcher(word).matches()) {
                item.wrong(
                        "a choice is one word of lower case letters, digits, “-” and “_”, so that it can be answered");
            } else if (choices.contains(word)) {
                item.wrong("this choice is there already");
            }
            choices.add(word);
        }
        if (choices.isEmpty() || choices.size() > CHOICES) {
            value.wrong("there must be 1 to " + CHOICES + " choices; the first lets the run go on");
        }
        return choices.isEmpty() ? List.of("yes") : choices;
    }
}
