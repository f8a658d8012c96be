package org.splectrum.se.report;

import java.util.List;
import java.util.stream.Stream;
import org.splectrum.se.report.CheckView.Annotation;
import org.splectrum.se.run.ResolvedFile;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.runner.protocol.Finding;
import org.splectrum.se.steps.text.Resolutions;
import org.splectrum.se.steps.text.Untrusted;

/** What a run remarks on lines of files, for its check: what it found there, and conflicts that it resolved. Pure. */
final class Annotations {
    private static final int MESSAGE = 4_000;

    /** More would be read by nobody. */
    private static final int MOST = 500;

    private Annotations() {}

    static List<Annotation> of(Run run) {
        Stream<Annotation> found = run.steps().stream()
                .map(step -> step.progress().result())
                .filter(Result.Reviewed.class::isInstance)
                .flatMap(result -> ((Result.Reviewed) result).findings().stream())
                .map(Annotations::annotation);
        Stream<Annotation> resolved = Resolutions.of(run).stream().flatMap(Annotations::annotations);
        return Stream.concat(found, resolved).limit(MOST).toList();
    }

    /** One at each hunk. */
    private static Stream<Annotation> annotations(ResolvedFile file) {
        String words = file.verdict().key() + ": a conflict, resolved by " + Resolutions.rungs(file.rung()) + ". "
                + String.join(" ", file.reasons());
        return file.lines().stream()
                .map(line -> new Annotation(
                        file.path(), line, Annotation.Level.NOTICE, Untrusted.title(words.strip(), MESSAGE)));
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
