package org.splectrum.se.failure.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.splectrum.se.failure.Category;
import org.splectrum.se.failure.Detector;
import org.splectrum.se.failure.Diagnosis;
import org.splectrum.se.failure.Finding;
import org.splectrum.se.failure.Symptoms;

/** A build of Gradle that failed: Kotlin's errors, its tests, or what it says went wrong. */
public final class GradleDetector implements Detector {
    private static final String WRONG = "* What went wrong:";

    private static final Form KOTLIN =
            Form.of("e: file://", "e: file://" + Form.PATH + ":" + Form.LINE + ":" + Form.COLUMN + " " + Form.MESSAGE);

    private static final String FAILED = " FAILED";

    private static final Form SHORT =
            Form.of(" at ", "\\s++(?<message>[\\w.$]{1,300}+) at (?<path>[^\\s:]{1,200}+):" + Form.LINE);

    @Override
    public String kind() {
        return "gradle";
    }

    @Override
    public Rank rank() {
        return Rank.BUILD;
    }

    @Override
    public Optional<Diagnosis> detect(Symptoms symptoms) {
        if (!symptoms.mention(WRONG)) {
            return Optional.empty();
        }
        return Told.errors(kind(), "compile error", KOTLIN.findings(symptoms))
                .or(() -> Told.errors(kind(), "test failed", tests(symptoms.lines())))
                .or(() -> Optional.of(wrong(symptoms.lines())));
    }

    private static List<Finding> tests(List<String> lines) {
        List<Finding> found = new ArrayList<>();
        for (int at = 0; at < lines.size() && found.size() <= Diagnosis.MOST; at++) {
            String below = at + 1 < lines.size() ? lines.get(at + 1) : "";
            if (isTest(lines.get(at))) {
                String name = lines.get(at).substring(0, lines.get(at).length() - FAILED.length());
                found.add(test(name, below));
            }
        }
        return found;
    }

    /** As {@code CalcTest > adds() FAILED}. */
    private static boolean isTest(String line) {
        return line.endsWith(FAILED)
                && line.contains(" > ")
                && !line.startsWith("> ")
                && !Character.isWhitespace(line.charAt(0));
    }

    private static Finding test(String name, String below) {
        return SHORT.finding(below)
                .map(place -> new Finding(place.path(), place.line(), 0, name + ": " + place.message()))
                .orElseGet(() -> Finding.of(below.isBlank() ? name : name + ": " + below));
    }

    private Diagnosis wrong(List<String> lines) {
        int start = lines.indexOf(WRONG) + 1;
        List<Finding> said = lines.subList(start, lines.size()).stream()
                .takeWhile(line -> !line.isBlank() && !line.startsWith("* "))
                .map(line -> Finding.of(line.strip().replaceFirst("^> ", "")))
                .toList();
        String first = said.isEmpty() ? "the build failed" : said.getFirst().message();
        return new Diagnosis(Category.PERMANENT, kind(), "Gradle: " + first, said);
    }
}
