package org.splectrum.se.steps;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.splectrum.se.runner.protocol.Finding;
import org.splectrum.se.steps.text.Untrusted;

/**
 * What stands in a review. Pure.
 *
 * @param words of the agent besides its findings; may be empty
 */
record ReviewText(String marker, String words, List<Finding> findings) {
    private static final int WORDS = 10_000;
    private static final int MESSAGE = 4_000;
    private static final int PATH = 300;

    /** GitHub takes so many characters. */
    private static final int LONGEST = 60_000;

    ReviewText {
        findings = List.copyOf(findings);
    }

    /** @param inDiff whether a remark can stand at a line of a file */
    Reviews.Review review(BiPredicate<String, Integer> inDiff) {
        List<Finding> apart = findings.stream()
                .filter(finding -> !inDiff.test(finding.path(), finding.line()))
                .toList();
        List<Reviews.Remark> remarks = findings.stream()
                .filter(finding -> inDiff.test(finding.path(), finding.line()))
                .map(finding -> new Reviews.Remark(finding.path(), finding.line(), remark(finding)))
                .toList();
        return new Reviews.Review(marker, body(apart), remarks, body(findings));
    }

    private String body(List<Finding> told) {
        StringBuilder body =
                new StringBuilder(Stream.of(marker, headline(), words.isBlank() ? "" : quoted(words, WORDS))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("\n\n")));
        int left = told.size();
        for (Finding finding : told) {
            String item = "\n\n**" + Untrusted.code(place(finding), PATH) + "** · " + remark(finding);
            if (body.length() + item.length() > LONGEST) {
                return body + "\n\nAnd " + left + " more; the check names them all.";
            }
            body.append(item);
            left--;
        }
        return body.toString();
    }

    private String headline() {
        long errors = findings.stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .count();
        return switch (findings.size()) {
            case 0 -> "Claude Code read these changes and found nothing to remark.";
            case 1 -> "Claude Code read these changes and remarks one thing" + (errors == 1 ? ", an error." : ".");
            default ->
                "Claude Code read these changes and remarks " + findings.size() + " things"
                        + (errors == 0
                                ? "."
                                : errors == 1 ? ", one of them an error." : ", " + errors + " of them errors.");
        };
    }

    private static String place(Finding finding) {
        return finding.line() == 0 ? finding.path() : finding.path() + ":" + finding.line();
    }

    private static String remark(Finding finding) {
        String mark = switch (finding.severity()) {
            case ERROR -> "❌ **Error**";
            case WARNING -> "⚠️ **Warning**";
            case NOTE -> "ℹ️ **Note**";
        };
        return mark + "\n\n" + quoted(finding.message(), MESSAGE);
    }

    /** Escapes make a text longer: less of it is told then. */
    private static String quoted(String text, int most) {
        String quoted = Untrusted.quote(text, most);
        return quoted.length() <= 2 * most ? quoted : Untrusted.quote(text, most / 4);
    }
}
