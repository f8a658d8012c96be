package org.splectrum.se.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.splectrum.se.workflow.Arguments;
import org.splectrum.se.workflow.Parameter;
import org.splectrum.se.workflow.Parameter.Presence;
import org.splectrum.se.workflow.PatternMatch;

/** Reads what a workflow can be given. */
final class ParamsReader {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,63}");
    private static final int MOST = 50;
    private static final List<String> TYPES = List.of("string", "number", "boolean", "choice");

    private ParamsReader() {}

    static Map<String, Parameter> read(Section params) {
        Map<String, Parameter> read = new LinkedHashMap<>();
        params.entries().forEach((name, value) -> {
            if (!NAME.matcher(name).matches()) {
                params.wrong(
                        name,
                        "a parameter's name has lower case letters, digits, “-” and “_”, and begins with a letter");
            }
            if (read.size() == MOST) {
                params.wrong(name, "a workflow has at most " + MOST + " parameters");
            }
            read.put(name, param(name, value));
        });
        return read;
    }

    private static Parameter param(String name, Value value) {
        Section section = value.section();
        Parameter.Type type = Parameter.Type.valueOf(section.value("type")
                .map(word -> word.word(TYPES))
                .orElse("string")
                .toUpperCase(Locale.ROOT));
        Optional<Value> choices = section.value("choices");
        Optional<Value> pattern = section.value("pattern");
        List<String> words = choices.map(Value::items).orElse(List.of()).stream()
                .map(Value::plain)
                .toList();
        if ((type == Parameter.Type.CHOICE) == words.isEmpty()) {
            choices.orElse(value).wrong("a choice, and only a choice, has “choices”, as [fast, slow]");
        }
        String form = pattern.map(text -> pattern(type, text)).orElse("");
        boolean required = section.value("required").map(Value::truth).orElse(false);
        Optional<Value> fallback = section.value("default");
        String description = section.value("description").map(Value::text).orElse("");
        section.end();
        Presence presence = required ? Presence.REQUIRED : Presence.OPTIONAL;
        Parameter read = new Parameter(
                type, words, form, presence, fallback.map(Value::plain).orElse(""), description);
        fallback(name, value, read, fallback);
        return read;
    }

    private static String pattern(Parameter.Type type, Value value) {
        String pattern = value.text();
        if (type != Parameter.Type.STRING) {
            value.wrong("only a string has a “pattern”");
        }
        PatternMatch.wrong(pattern).ifPresent(value::wrong);
        return PatternMatch.wrong(pattern).isEmpty() ? pattern : "";
    }

    private static void fallback(String name, Value value, Parameter read, Optional<Value> fallback) {
        if (read.presence() == Presence.REQUIRED) {
            fallback.ifPresent(given -> given.wrong("what must be given needs no default; keep one of the two"));
        } else if (fallback.isPresent()) {
            Arguments.problem(name, read, read.fallback()).ifPresent(fallback.get()::wrong);
        } else if (Arguments.problem(name, read, "").isPresent()) {
            value.wrong("“" + Section.cut(name) + "” needs a “default”, or “required: true”");
        }
    }
}
