package org.splectrum.se.failure.detect;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.splectrum.se.failure.Detector;
import org.splectrum.se.failure.Diagnosis;
import org.splectrum.se.failure.Finding;
import org.splectrum.se.failure.Symptoms;

/** Errors of the TypeScript compiler, plain and pretty. */
public final class TypeScriptDetector implements Detector {
    /** A path may have brackets, as those of Next.js do. */
    private static final Form PLAIN = Form.of(
            "): error TS",
            "(?<path>.{1,300}?)\\(" + Form.LINE + "," + Form.COLUMN + "\\): error (?<message>TS[0-9]++: .*+)");

    private static final Form PRETTY = Form.of(
            " - error TS", Form.PATH + ":" + Form.LINE + ":" + Form.COLUMN + " - error (?<message>TS[0-9]++: .*+)");

    private static final Form WITHOUT_PLACE = Form.of("error TS", "error (?<message>TS[0-9]++: .*+)");

    @Override
    public String kind() {
        return "tsc";
    }

    @Override
    public Rank rank() {
        return Rank.WORK;
    }

    @Override
    public Optional<Diagnosis> detect(Symptoms symptoms) {
        if (!symptoms.mention("error TS")) {
            return Optional.empty();
        }
        List<Finding> found = Stream.of(PLAIN, PRETTY, WITHOUT_PLACE)
                .flatMap(form -> form.findings(symptoms).stream())
                .toList();
        return Told.errors(kind(), "type error", found);
    }
}
