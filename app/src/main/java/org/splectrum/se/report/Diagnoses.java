package org.splectrum.se.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.splectrum.se.failure.Category;
import org.splectrum.se.failure.Detectors;
import org.splectrum.se.failure.Diagnosis;
import org.splectrum.se.failure.FailedCommand;
import org.splectrum.se.failure.Finding;
import org.splectrum.se.runner.protocol.CommandResult;
import org.splectrum.se.steps.text.Untrusted;

/** What went wrong in the commands that failed, in a few lines. Pure. */
final class Diagnoses {
    private static final int COMMANDS = 5;
    private static final int FINDINGS = 5;
    private static final int LENGTH = 200;

    private Diagnoses() {}

    /**
     * Markdown; empty where nothing failed, or nobody knows why.
     *
     * @param results all commands, by whose numbers they are called
     * @param most characters of each message
     */
    static String of(List<CommandResult> results, int most) {
        return IntStream.range(0, results.size())
                .filter(index -> !results.get(index).passed())
                .limit(COMMANDS)
                .mapToObj(index -> of(index + 1, diagnosis(results.get(index)), Math.min(most, LENGTH)))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    private static Diagnosis diagnosis(CommandResult result) {
        return Detectors.classify(new FailedCommand(result.command(), result.exitCode(), result.outputTail()));
    }

    private static String of(int number, Diagnosis diagnosis, int most) {
        if (diagnosis.kind().equals(Diagnosis.UNKNOWN)) {
            return "";
        }
        String head = "**Command " + number + ":** " + Untrusted.line(diagnosis.headline(), LENGTH)
                + meaning(diagnosis.category());
        List<Finding> findings = diagnosis.findings();
        Stream<String> shown = findings.stream().limit(FINDINGS).map(finding -> line(finding, most));
        Stream<String> rest = findings.size() > FINDINGS
                ? Stream.of("- and " + (findings.size() - FINDINGS) + " more")
                : Stream.empty();
        return Stream.of(Stream.of(head), shown, rest).flatMap(lines -> lines).collect(Collectors.joining("\n"));
    }

    private static String meaning(Category category) {
        return switch (category) {
            case PERMANENT -> "";
            case TRANSIENT -> ". This may pass by itself: ask again later.";
            case NEEDS_INTERVENTION -> ". Asking again does not mend this: somebody has to see to it.";
        };
    }

    private static String line(Finding finding, int most) {
        String message = Untrusted.line(finding.message(), most);
        return finding.path().isEmpty()
                ? "- " + message
                : "- " + Untrusted.code(place(finding), LENGTH) + " " + message;
    }

    private static String place(Finding finding) {
        return finding.path() + (finding.line() == 0 ? "" : ":" + finding.line());
    }
}
