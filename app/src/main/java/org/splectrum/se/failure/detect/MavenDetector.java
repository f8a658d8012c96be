package org.splectrum.se.failure.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.splectrum.se.failure.Category;
import org.splectrum.se.failure.Detector;
import org.splectrum.se.failure.Diagnosis;
import org.splectrum.se.failure.Finding;
import org.splectrum.se.failure.Symptoms;

/** A build of Maven that failed: its tests, its project files, what it could not find, or the goal that broke. */
public final class MavenDetector implements Detector {
    private static final Form TEST = Form.of(
            "<<< ",
            "\\[ERROR\\] (?<message>[^\\s]{1,300}+)(?: --)? {1,2}+Time elapsed: .{1,40}? <<< (?:FAILURE|ERROR)!");

    private static final Form FRAME =
            Form.of(".java:", "\\s++at (?<message>[^(]{1,300}+)\\((?<path>[^:)]{1,200}+):" + Form.LINE + "\\)");

    /** In the summary, where stack traces are not shown. */
    private static final Form SUMMED =
            Form.of("[ERROR]   ", "\\[ERROR\\]   (?<message>[\\w$]{1,200}+(?:\\.|>)[\\w$.>]{1,200}+:[0-9]++ .*+)");

    private static final Form PROJECT = Form.of(
            "POM ",
            "\\[(?:FATAL|ERROR)\\]\\s++(?<message>(?:Non-parseable|Non-readable|Malformed) POM (?<path>/[^:]{1,300}+): .*? @"
                    + Form.LINE + ":" + Form.COLUMN + ").*+");

    private static final Form MISSING =
            Form.of("Could not find artifact ", "\\[ERROR\\].{0,600}?(?<message>Could not find artifact .*+)");

    private static final Form GOAL = Form.of("[ERROR] ", "\\[ERROR\\] (?<message>Failed to execute goal .*+)");
    private static final Form ANY = Form.of("[ERROR] ", "\\[(?:ERROR|FATAL)\\] (?<message>[^\\s].*+)");

    @Override
    public String kind() {
        return "maven";
    }

    @Override
    public Rank rank() {
        return Rank.BUILD;
    }

    @Override
    public Optional<Diagnosis> detect(Symptoms symptoms) {
        if (!symptoms.mention("[ERROR] ", "[FATAL] ")) {
            return Optional.empty();
        }
        List<Finding> tests = tests(symptoms.lines());
        return Told.errors(kind(), "test failed", tests.isEmpty() ? SUMMED.findings(symptoms) : tests)
                .or(() -> broken("a project file cannot be read", PROJECT.findings(symptoms)))
                .or(() -> broken("an artifact does not exist", MISSING.findings(symptoms)))
                .or(() -> broken("a goal failed", GOAL.findings(symptoms)))
                .or(() -> symptoms.mention("[Help 1]")
                        ? broken("the build failed", ANY.findings(symptoms))
                        : Optional.empty());
    }

    private Optional<Diagnosis> broken(String what, List<Finding> findings) {
        return Stream.of(findings)
                .filter(found -> !found.isEmpty())
                .map(found -> new Diagnosis(Category.PERMANENT, kind(), "Maven: " + what, found))
                .findFirst();
    }

    private static List<Finding> tests(List<String> lines) {
        List<Finding> found = new ArrayList<>();
        for (int at = 0; at + 1 < lines.size() && found.size() <= Diagnosis.MOST; at++) {
            Optional<Finding> test = TEST.finding(lines.get(at));
            if (test.isPresent()) {
                found.add(test(test.get().message(), lines.get(at + 1), lines.subList(at + 2, lines.size())));
            }
        }
        return found;
    }

    /** The first frame of the test's own class is its place; its path is known from the package on. */
    private static Finding test(String name, String said, List<String> trace) {
        int method = name.lastIndexOf('.');
        String type = method < 0 ? name : name.substring(0, method);
        String message = name.substring(type.lastIndexOf('.') + 1) + ": " + said;
        for (String line : trace) {
            if (line.isBlank() || !Character.isWhitespace(line.charAt(0))) {
                break;
            }
            Optional<Finding> frame =
                    FRAME.finding(line).filter(each -> each.message().startsWith(type));
            if (frame.isPresent()) {
                String folder = type.substring(0, type.lastIndexOf('.') + 1).replace('.', '/');
                return new Finding(folder + frame.get().path(), frame.get().line(), 0, message);
            }
        }
        return Finding.of(message);
    }
}
