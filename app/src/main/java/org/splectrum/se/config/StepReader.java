package org.splectrum.se.config;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.splectrum.se.workflow.Care;
import org.splectrum.se.workflow.Guard;
import org.splectrum.se.workflow.Step;
import org.splectrum.se.workflow.StepIds;
import org.splectrum.se.workflow.StepKind;

/** Reads one step of a workflow's file. */
final class StepReader {
    private static final String EXPRESSION = "${{";
    private static final int ATTEMPTS = 10;

    private final ExpressionChecks expressionChecks;

    StepReader(ExpressionChecks expressionChecks) {
        this.expressionChecks = expressionChecks;
    }

    /**
     * A step as it stands in the file.
     *
     * @param idAt where its id stands; the step itself where it has none
     */
    record Read(Step step, Value idAt, List<Value> needs) {}

    Read read(Value item) {
        Section section = item.section();
        Optional<Value> idValue = section.value("id");
        String id = idValue.map(Value::text).orElse("");
        if (!StepIds.right(id)) {
            idValue.orElse(item).wrong("a step needs an “id” of " + StepIds.form());
        }
        expressionChecks.within(id);
        List<Value> needs = section.items("needs");
        Optional<Value> condition = section.value("if");
        Guard guard = condition.map(this::guard).orElse(Guard.NONE);
        if (guard.after() == Guard.After.FAILURE && needs.isEmpty()) {
            condition.ifPresent(
                    value -> value.wrong("failure() looks at what the step needs: name under “needs” what may fail"));
        }
        Care care = care(section);
        StepKind kind = kind(item, section);
        if (kind instanceof StepKind.Call) {
            Stream.of("retry", "timeout", "on_failure", "compensate")
                    .filter(key -> section.value(key).isPresent())
                    .forEach(key -> section.wrong(
                            key, "“" + key + "” means nothing for a whole workflow; give it to the steps of that one"));
        }
        Step step = new Step(id, kind, needs.stream().map(Value::text).toList(), guard, care);
        return new Read(step, idValue.orElse(item), needs);
    }

    private StepKind kind(Value item, Section section) {
        List<StepKind> kinds = new StepKinds(expressionChecks).of(section);
        List<String> unknown = section.others();
        unknown.forEach(key -> section.wrong(
                key, "“" + Section.cut(key) + "” is not known here; " + Section.hint(key, StepKinds.keys())));
        if (kinds.size() != 1 && unknown.isEmpty()) {
            item.wrong("a step needs exactly one of " + String.join(", ", StepKinds.names()));
        }
        return kinds.isEmpty() ? new StepKind.Prepare() : kinds.getFirst();
    }

    private Guard guard(Value value) {
        String written = value.plain();
        String text = written.strip();
        boolean braced = text.startsWith(EXPRESSION) && text.endsWith("}}");
        String inner = braced ? text.substring(EXPRESSION.length(), text.length() - 2) : text;
        if (inner.contains(EXPRESSION)) {
            value.wrong("“if” is one expression, as ${{ params.a == 'x' && params.b != 'y' }}");
            return Guard.NONE;
        }
        if (inner.isBlank()) {
            value.wrong("this is empty; give an expression or leave “if” out");
            return Guard.NONE;
        }
        StatusCalls calls = StatusCalls.of(inner);
        if (calls.fit() == StatusCalls.Fit.MISPLACED) {
            value.wrong("always(), failure() and success() stand alone or before “&&”, one of them, as"
                    + " ${{ failure() && params.a == 'x' }}");
        }
        expressionChecks.condition(value, calls.checked(), written.indexOf(inner));
        return new Guard(calls.condition(), calls.after(), Guard.Crowd.ANY);
    }

    private static Care care(Section section) {
        Care.Retry retry = section.value("retry").map(StepReader::retry).orElse(Care.Retry.ONCE);
        Duration timeout = section.value("timeout").map(Value::time).orElse(Duration.ZERO);
        Care.OnFailure onFailure = section.value("on_failure")
                .map(value -> value.word(List.of("fail", "continue", "ask")))
                .map(word -> Care.OnFailure.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(Care.OnFailure.FAIL);
        Care.Compensation compensate =
                section.value("compensate").map(StepReader::compensation).orElse(new Care.Compensation.None());
        return new Care(retry, timeout, onFailure, compensate);
    }

    private static Care.Retry retry(Value value) {
        Section section = value.section();
        int attempts = section.value("attempts")
                .map(number -> number.whole(1, ATTEMPTS))
                .orElse(1);
        Duration first = section.value("first").map(Value::time).orElse(Care.Retry.ONCE.first());
        Optional<Value> capped = section.value("cap");
        Duration cap = capped.map(Value::time).orElse(longer(first, Care.Retry.ONCE.cap()));
        section.end();
        if (cap.compareTo(first) < 0) {
            capped.ifPresent(written -> written.wrong("the longest rest must not be shorter than the first"));
        }
        return new Care.Retry(attempts, first, longer(first, cap));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Care.Compensation compensation(Value value) {
        if (value.isText()) {
            return value.word(List.of("close", "restore")).equals("close")
                    ? new Care.Compensation.Close()
                    : new Care.Compensation.Restore();
        }
        Section section = value.section();
        Optional<Value> command = section.value("run");
        if (command.isEmpty()) {
            value.wrong("this must be close, restore, or { run: a command }");
        }
        section.end();
        return new Care.Compensation.Command(
                command.map(ExpressionChecks::command).orElse(""));
    }
}
