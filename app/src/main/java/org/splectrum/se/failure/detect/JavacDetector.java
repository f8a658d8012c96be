package org.splectrum.se.failure.detect;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.splectrum.se.failure.Detector;
import org.splectrum.se.failure.Diagnosis;
import org.splectrum.se.failure.Finding;
import org.splectrum.se.failure.Symptoms;

/** Errors of the Java compiler, by itself and as Ant, Maven and Gradle pass them on; warnings too where they are made errors. */
public final class JavacDetector implements Detector {
    private static final Form PLAIN =
            Form.of(".java:", "(?:\\s*+\\[javac\\] )?" + Form.PATH + ":" + Form.LINE + ": error: " + Form.MESSAGE);

    private static final Form MAVEN = Form.of(
            ".java:[",
            "\\[ERROR\\] " + Form.PATH + ":\\[" + Form.LINE + "," + Form.COLUMN + "\\] (?:error: )?" + Form.MESSAGE);

    private static final Form WARNING = Form.of(
            ".java:[", "\\[WARNING\\] " + Form.PATH + ":\\[" + Form.LINE + "," + Form.COLUMN + "\\] " + Form.MESSAGE);

    private static final Form PLAIN_WARNING =
            Form.of(".java:", "(?:\\s*+\\[javac\\] )?" + Form.PATH + ":" + Form.LINE + ": warning: " + Form.MESSAGE);

    private static final String WARNINGS_COUNT = "warnings found and -Werror specified";

    /** Between an error and the mark below its source. */
    private static final int LINES_TO_MARK = 3;

    @Override
    public String kind() {
        return "javac";
    }

    @Override
    public Rank rank() {
        return Rank.WORK;
    }

    @Override
    public Optional<Diagnosis> detect(Symptoms symptoms) {
        if (!symptoms.mention(".java:")) {
            return Optional.empty();
        }
        Set<Finding> found = new LinkedHashSet<>(plain(symptoms));
        found.addAll(MAVEN.findings(symptoms));
        if (found.isEmpty() && symptoms.mention(WARNINGS_COUNT)) {
            found.addAll(WARNING.findings(symptoms));
            found.addAll(PLAIN_WARNING.findings(symptoms));
        }
        return Told.errors(kind(), "compile error", List.copyOf(found));
    }

    private static List<Finding> plain(Symptoms symptoms) {
        List<Finding> found = new ArrayList<>();
        List<String> lines = symptoms.lines();
        for (int at = 0; at < lines.size() && found.size() <= Diagnosis.MOST; at++) {
            int place = at;
            PLAIN.finding(lines.get(at))
                    .map(finding ->
                            new Finding(finding.path(), finding.line(), column(lines, place + 1), finding.message()))
                    .ifPresent(found::add);
        }
        return found;
    }

    /** Where the compiler's {@code ^} stands; 0 where it shows none. */
    private static int column(List<String> lines, int start) {
        for (String line : lines.subList(start, Math.min(lines.size(), start + LINES_TO_MARK))) {
            if (line.endsWith("^") && line.substring(0, line.length() - 1).isBlank()) {
                return line.length();
            }
        }
        return 0;
    }
}
