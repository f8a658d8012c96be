package org.splectrum.se.expression;

import dev.cel.runtime.CelEvaluationException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.splectrum.se.expression.Compilation.Form;
import org.splectrum.se.workflow.Expressions;
import org.splectrum.se.workflow.Names;
import org.splectrum.se.workflow.Parameter;
import org.splectrum.se.workflow.Reference;
import org.splectrum.se.workflow.Scope;

/** Expressions in CEL. Keeps the programs of those used last. Thread-safe. */
public final class CelExpressions implements Expressions {
    private static final int KEPT = 1_000;

    /** Characters of a rendered text. */
    private static final int LONGEST = 256 * 1024;

    private final Compilation compilation = new Compilation();
    private final Map<Key, Compiled> programs = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Compiled> eldest) {
            return size() > KEPT;
        }
    };

    private record Key(String expression, Form form, Map<Reference, Parameter.Type> types) {}

    @Override
    public List<Flaw> check(String text, Names names) {
        List<Flaw> flaws = new ArrayList<>();
        for (Passage passage : Passage.of(text)) {
            switch (passage.kind()) {
                case PLAIN -> {}
                case UNENDED ->
                    flaws.add(new Flaw(passage.offset(), "this expression does not end; close it with “}}”"));
                case EXPRESSION ->
                    check(passage.content(), Form.SCALAR, names).stream()
                            .map(flaw -> new Flaw(passage.offset() + flaw.offset(), flaw.text()))
                            .forEach(flaws::add);
            }
        }
        return flaws;
    }

    @Override
    public List<Flaw> checkCondition(String condition, Names names) {
        return check(condition, Form.TRUTH, names);
    }

    private List<Flaw> check(String expression, Form form, Names names) {
        if (expression.length() <= Language.LONGEST) {
            List<Flaw> unknown = NameCheck.of(Mentions.in(expression), names);
            if (!unknown.isEmpty()) {
                return unknown;
            }
        }
        return switch (compiled(expression, form, reference -> type(reference, names))) {
            case Compiled.Right right -> List.of();
            case Compiled.Wrong(List<Flaw> flaws) -> flaws;
        };
    }

    private static Parameter.Type type(Reference reference, Names names) {
        return reference instanceof Reference.Param(String name)
                ? names.params().getOrDefault(name, Parameter.Type.STRING)
                : Parameter.Type.STRING;
    }

    @Override
    public Worked<String> render(String text, Scope scope) {
        StringBuilder rendered = new StringBuilder();
        for (Passage passage : Passage.of(text)) {
            if (passage.kind() == Passage.Kind.PLAIN) {
                rendered.append(passage.content());
                continue;
            }
            switch (value(passage.content(), Form.SCALAR, scope)) {
                case Worked.Out<Object>(Object value) -> rendered.append(written(value));
                case Worked.Failed<Object>(String why) -> {
                    return new Worked.Failed<>(why);
                }
            }
            if (rendered.length() > LONGEST) {
                return new Worked.Failed<>("the text becomes longer than " + LONGEST + " characters");
            }
        }
        return new Worked.Out<>(rendered.toString());
    }

    @Override
    public Worked<Boolean> test(String condition, Scope scope) {
        if (condition.isBlank()) {
            return new Worked.Out<>(true);
        }
        return switch (value(condition, Form.TRUTH, scope)) {
            case Worked.Out<Object>(Object value) ->
                value instanceof Boolean truth
                        ? new Worked.Out<>(truth)
                        : new Worked.Failed<>(condition + " is neither true nor false");
            case Worked.Failed<Object>(String why) -> new Worked.Failed<>(why);
        };
    }

    private Worked<Object> value(String expression, Form form, Scope scope) {
        return switch (compiled(expression, form, scope::type)) {
            case Compiled.Wrong wrong ->
                new Worked.Failed<>(expression.strip() + ": "
                        + wrong.first().map(Flaw::text).orElse("not an expression"));
            case Compiled.Right right -> value(expression, right, scope);
        };
    }

    private static Worked<Object> value(String expression, Compiled.Right right, Scope scope) {
        Map<String, Object> variables = new HashMap<>();
        try {
            right.names().forEach((variable, reference) -> variables.put(variable, value(reference, scope)));
            return new Worked.Out<>(right.program().eval(variables));
        } catch (CelEvaluationException | NumberFormatException e) {
            return new Worked.Failed<>(expression.strip() + " cannot be worked out: " + e.getMessage());
        }
    }

    private static Object value(Reference reference, Scope scope) {
        String text = scope.text(reference);
        return switch (scope.type(reference)) {
            case STRING, CHOICE -> text;
            case BOOLEAN -> Boolean.valueOf(text);
            case NUMBER -> text.contains(".") ? (Object) Double.valueOf(text) : (Object) Long.valueOf(text);
        };
    }

    private static String written(Object value) {
        return value instanceof Double number && Double.isFinite(number)
                ? new BigDecimal(number.toString()).stripTrailingZeros().toPlainString()
                : String.valueOf(value);
    }

    private Compiled compiled(String expression, Form form, Function<Reference, Parameter.Type> types) {
        if (expression.length() > Language.LONGEST) {
            return compilation.compile(expression, form, types);
        }
        Key key = new Key(expression, form, Compilation.types(expression, types));
        synchronized (programs) {
            Compiled known = programs.get(key);
            if (known != null) {
                return known;
            }
        }
        Compiled made = compilation.compile(expression, form, types);
        synchronized (programs) {
            programs.put(key, made);
        }
        return made;
    }
}
