package org.splectrum.se.failure.detect;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.splectrum.se.failure.Diagnosis;
import org.splectrum.se.failure.Finding;
import org.splectrum.se.failure.Symptoms;

/**
 * The form of the lines by which a tool tells of errors. No part of a pattern may give back what it took from a long run of
 * characters: lines are written by strangers. Immutable.
 *
 * @param word stands in every such line; looked for first
 * @param pattern of a line from its start, with the groups {@code path}, {@code line}, {@code column} and {@code message} as far as it has them
 */
record Form(String word, Pattern pattern) {
    /** A path and a number as patterns have them. */
    static final String PATH = "(?<path>[^:]{1,300}+)";

    static final String LINE = "(?<line>[0-9]{1,7}+)";
    static final String COLUMN = "(?<column>[0-9]{1,7}+)";
    static final String MESSAGE = "(?<message>.*+)";

    static Form of(String word, String pattern) {
        return new Form(word, Pattern.compile(pattern));
    }

    /** Each once, and one more than a diagnosis takes where there are as many. */
    List<Finding> findings(Symptoms symptoms) {
        return findings(symptoms, finding -> true);
    }

    /** The same of those that hold. */
    List<Finding> findings(Symptoms symptoms, Predicate<Finding> holds) {
        Set<Finding> found = new LinkedHashSet<>();
        Set<String> seen = new HashSet<>();
        if (symptoms.mention(word)) {
            for (String line : symptoms.lines()) {
                if (line.contains(word) && seen.add(line)) {
                    finding(line).filter(holds).ifPresent(found::add);
                }
                if (found.size() > Diagnosis.MOST) {
                    break;
                }
            }
        }
        return List.copyOf(found);
    }

    /** What the line tells; empty where it has another form. */
    Optional<Finding> finding(String line) {
        if (!line.contains(word)) {
            return Optional.empty();
        }
        Matcher matcher = pattern.matcher(line);
        return matcher.lookingAt()
                ? Optional.of(new Finding(
                        group(matcher, "path"),
                        number(group(matcher, "line")),
                        number(group(matcher, "column")),
                        group(matcher, "message")))
                : Optional.empty();
    }

    private String group(Matcher matcher, String name) {
        if (!pattern.namedGroups().containsKey(name)) {
            return "";
        }
        String text = matcher.group(name);
        return text == null ? "" : text;
    }

    private static int number(String digits) {
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }
}
