package org.splectrum.se.failure.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.splectrum.se.failure.Detector;
import org.splectrum.se.failure.Diagnosis;
import org.splectrum.se.failure.Finding;
import org.splectrum.se.failure.Symptoms;

/**
 * Errors of {@code go build}, {@code go vet} and {@code go test}. A failed test is told by its file's name alone: its folder
 * is not in the output.
 */
public final class GoDetector implements Detector {
    private static final Form ERROR =
            Form.of(".go:", "(?:vet: )?" + Form.PATH + ":" + Form.LINE + ":" + Form.COLUMN + ": " + Form.MESSAGE);

    private static final Form FAILED = Form.of("--- FAIL: ", "\\s*+--- FAIL: (?<message>[^\\s]++)");
    private static final Form SAID = Form.of("_test.go:", "\\s++" + Form.PATH + ":" + Form.LINE + ": " + Form.MESSAGE);
    private static final Form PANIC = Form.of("panic: ", "panic: " + Form.MESSAGE);
    private static final Form FRAME = Form.of(".go:", "\\t(?<path>/workspace/[^:]{1,300}+):" + Form.LINE);

    @Override
    public String kind() {
        return "go";
    }

    @Override
    public Rank rank() {
        return Rank.WORK;
    }

    @Override
    public Optional<Diagnosis> detect(Symptoms symptoms) {
        if (!symptoms.mention(".go:", "--- FAIL: ")) {
            return Optional.empty();
        }
        List<Finding> errors =
                ERROR.findings(symptoms, finding -> finding.path().endsWith(".go"));
        if (!errors.isEmpty()) {
            return Told.errors(kind(), "error", errors);
        }
        long failed = symptoms.lines().stream()
                .filter(line -> line.startsWith("--- FAIL: "))
                .count();
        return failed == 0
                ? Optional.empty()
                : Told.errors(kind(), "test failed", tests(symptoms.lines()))
                        .map(told -> new Diagnosis(
                                told.category(), kind(), Told.count((int) failed, "test failed"), told.findings()));
    }

    private static List<Finding> tests(List<String> lines) {
        List<Finding> found = new ArrayList<>();
        String test = "";
        String panic = "";
        for (String line : lines) {
            if (found.size() > Diagnosis.MOST) {
                break;
            }
            test = FAILED.finding(line).map(Finding::message).orElse(test);
            String name = test;
            String said = PANIC.finding(line).map(Finding::message).orElse(panic);
            Optional<Finding> finding = said.isEmpty()
                    ? SAID.finding(line).map(each -> at(each, name + ": " + each.message()))
                    : FRAME.finding(line).map(each -> at(each, name + ": panic: " + said));
            finding.ifPresent(found::add);
            panic = finding.isPresent() ? "" : said;
        }
        return found.isEmpty() ? names(lines) : found;
    }

    private static List<Finding> names(List<String> lines) {
        return lines.stream()
                .flatMap(line -> FAILED.finding(line).stream())
                .limit(Diagnosis.MOST)
                .toList();
    }

    private static Finding at(Finding place, String message) {
        return new Finding(place.path(), place.line(), place.column(), message);
    }
}
