package org.splectrum.se.failure.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.splectrum.se.failure.Detector;
import org.splectrum.se.failure.Diagnosis;
import org.splectrum.se.failure.Finding;
import org.splectrum.se.failure.Symptoms;

/** Errors of rustc and Clippy, and tests of Cargo that panicked. */
public final class CargoDetector implements Detector {
    private static final Form ERROR = Form.of("error", "error(?:\\[E[0-9]++\\])?: " + Form.MESSAGE);
    private static final Form PLACE = Form.of("-->", "\\s*+--> " + Form.PATH + ":" + Form.LINE + ":" + Form.COLUMN);
    private static final Form PANIC = Form.of(
            "panicked at ",
            "thread '[^']{0,300}+' (?:\\([0-9]++\\) )?panicked at " + Form.PATH + ":" + Form.LINE + ":" + Form.COLUMN);

    /** Between an error and its place; notes may come between. */
    private static final int LINES_TO_PLACE = 3;

    @Override
    public String kind() {
        return "cargo";
    }

    @Override
    public Rank rank() {
        return Rank.WORK;
    }

    @Override
    public Optional<Diagnosis> detect(Symptoms symptoms) {
        if (!symptoms.mention("--> ", "panicked at ")) {
            return Optional.empty();
        }
        List<Finding> errors = errors(symptoms.lines());
        return errors.isEmpty()
                ? Told.errors(kind(), "test failed", panics(symptoms.lines()))
                : Told.errors(kind(), "compile error", errors);
    }

    private static List<Finding> errors(List<String> lines) {
        List<Finding> found = new ArrayList<>();
        for (int at = 0; at < lines.size() && found.size() <= Diagnosis.MOST; at++) {
            Optional<Finding> error = ERROR.finding(lines.get(at));
            if (error.isPresent()) {
                lines.subList(at + 1, Math.min(lines.size(), at + 1 + LINES_TO_PLACE)).stream()
                        .flatMap(line -> PLACE.finding(line).stream())
                        .findFirst()
                        .map(place -> new Finding(
                                place.path(),
                                place.line(),
                                place.column(),
                                error.get().message()))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    /** What a panic says stands below it. */
    private static List<Finding> panics(List<String> lines) {
        List<Finding> found = new ArrayList<>();
        for (int at = 0; at < lines.size() && found.size() <= Diagnosis.MOST; at++) {
            String said = at + 1 < lines.size() ? lines.get(at + 1) : "";
            PANIC.finding(lines.get(at))
                    .map(place -> new Finding(place.path(), place.line(), place.column(), said))
                    .ifPresent(found::add);
        }
        return found;
    }
}
