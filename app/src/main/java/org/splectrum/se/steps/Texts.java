package org.splectrum.se.steps;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.run.Run;
import org.splectrum.se.workflow.Expressions;
import org.splectrum.se.workflow.Expressions.Worked;
import org.splectrum.se.workflow.Scope;
import org.splectrum.se.workflow.Step;

/** Works out what the texts and conditions of a run's steps come to, right before they are needed. Thread-safe. */
record Texts(Expressions expressions) {
    Texts {
        Objects.requireNonNull(expressions, "expressions is null");
    }

    /** Whether the step's condition is true; without one it is. */
    Worked<Boolean> holds(Run run, Step step) {
        return expressions.test(step.guard().condition(), Scopes.of(run, step.id()));
    }

    Worked<String> render(Run run, AttemptId attempt, String text) {
        return expressions.render(text, Scopes.of(run, attempt.step()));
    }

    /** All of them, by name; the first that makes no sense is told with its name. */
    Worked<Map<String, String>> render(Run run, AttemptId attempt, Map<String, String> texts) {
        Scope scope = Scopes.of(run, attempt.step());
        Map<String, String> all = new TreeMap<>();
        for (Map.Entry<String, String> each : new TreeMap<>(texts).entrySet()) {
            switch (expressions.render(each.getValue(), scope)) {
                case Worked.Out<String>(String value) -> all.put(each.getKey(), value);
                case Worked.Failed<String>(String why) -> {
                    return new Worked.Failed<>(each.getKey() + ": " + why);
                }
            }
        }
        return new Worked.Out<>(all);
    }
}
