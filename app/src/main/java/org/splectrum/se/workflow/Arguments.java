package org.splectrum.se.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The values that a workflow is started with. */
public sealed interface Arguments {
    /** They fit; {@code values} has one for every parameter, the defaults too. */
    record Right(Map<String, String> values) implements Arguments {
        public Right {
            values = Map.copyOf(values);
        }
    }

    /** They do not; every problem with its mend. */
    record Wrong(List<String> problems) implements Arguments {
        public Wrong {
            problems = List.copyOf(problems);
        }
    }

    /** Characters of a value. */
    int LONGEST = 10_000;

    /** A number as it is written: {@code 5}, {@code -2.50}. */
    Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,9})?");

    /** Holds what is given against what may be given. Pure, and bounded whatever is given. */
    static Arguments check(Signature signature, Map<String, String> given) {
        Map<String, Parameter> params = new TreeMap<>(signature.params());
        List<String> problems = new ArrayList<>();
        new TreeSet<>(given.keySet())
                .stream()
                        .filter(name -> !params.containsKey(name))
                        .forEach(name -> problems.add(unknown(name, params.keySet())));
        Map<String, String> values = new HashMap<>();
        params.forEach((name, param) -> {
            String value = given.getOrDefault(name, param.fallback());
            if (given.containsKey(name)) {
                problem(name, param, value).ifPresent(problems::add);
            } else if (param.presence() == Parameter.Presence.REQUIRED) {
                problems.add("“" + name + "” must be given");
            }
            values.put(name, value);
        });
        return problems.isEmpty() ? new Right(values) : new Wrong(problems);
    }

    private static String unknown(String name, Set<String> known) {
        String there = known.isEmpty() ? "; the workflow takes none" : Hints.near(name, known);
        return "there is no parameter “" + Hints.cut(name) + "”" + there;
    }

    /** What is wrong with a value; empty where nothing is. */
    static Optional<String> problem(String name, Parameter param, String value) {
        if (value.length() > LONGEST) {
            return Optional.of("“" + name + "” is longer than " + LONGEST + " characters");
        }
        return switch (param.type()) {
            case STRING -> PatternMatch.problem(param.pattern(), value).map(text -> "“" + name + "” " + text);
            case NUMBER -> unless(NUMBER.matcher(value).matches(), name, "must be a number, as 5 or 2.5", value);
            case BOOLEAN -> unless(List.of("true", "false").contains(value), name, "must be true or false", value);
            case CHOICE ->
                unless(
                        param.choices().contains(value),
                        name,
                        "must be one of " + String.join(", ", param.choices()),
                        value);
        };
    }

    private static Optional<String> unless(boolean right, String name, String must, String value) {
        return right ? Optional.empty() : Optional.of("“" + name + "” " + must + ", and is “" + Hints.cut(value) + "”");
    }
}
