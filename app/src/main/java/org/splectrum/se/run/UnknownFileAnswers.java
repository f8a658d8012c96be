package org.splectrum.se.run;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds answers about single files that name one which is not in conflict: taken as words they would decide nothing. Pure. */
final class UnknownFileAnswers {
    private static final Pattern PARTS = Pattern.compile("[;\n]");
    private static final Pattern SIDE = Pattern.compile("(?i)(?:ours|theirs)\\s+`?([^\\s`]+)`?");

    private UnknownFileAnswers() {}

    /** The first path in the answer that the problem does not know; empty where there is none. */
    static Optional<String> path(Progress.Asking asking, String answer) {
        if (asking.question().kind() != Question.Kind.MERGE_CONFLICT
                || asking.problem().files().isEmpty()) {
            return Optional.empty();
        }
        return Stream.of(PARTS.split(answer, -1))
                .map(part -> SIDE.matcher(part.strip()))
                .filter(Matcher::matches)
                .map(part -> part.group(1))
                .filter(path -> !asking.problem().files().contains(path))
                .findFirst();
    }
}
