package org.splectrum.se.report;

import java.util.List;
import org.splectrum.se.report.CheckView.Annotation;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.runner.protocol.Finding;
import org.splectrum.se.steps.text.Untrusted;

/** What a run remarks on lines of files, for its check. Pure. */
final class Annotations {
    private static final int MESSAGE = 4_000;

    private Annotations() {}

    static List<Annotation> of(Run run) {
        return run.steps().stream()
                .map(step -> step.progress().result())
                .filter(Result.Reviewed.class::isInstance)
                .flatMap(result -> ((Result.Reviewed) result).findings().stream())
                .map(Annotations::annotation)
                .toList();
    }

    /** GitHub puts an annotation on a line in any case. */
    private static Annotation annotation(Finding finding) {
        Annotation.Level level = switch (finding.severity()) {
            case ERROR -> Annotation.Level.FAILURE;
            case WARNING -> Annotation.Level.WARNING;
            case NOTE -> Annotation.Level.NOTICE;
        };
        return new Annotation(
                finding.path(), Math.max(1, finding.line()), level, Untrusted.title(finding.message(), MESSAGE));
    }
}
