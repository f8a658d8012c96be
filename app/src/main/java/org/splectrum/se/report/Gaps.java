package org.splectrum.se.report;

import java.util.Set;
import java.util.stream.Collectors;
import org.splectrum.se.report.Evidence.Gap;

/** What is missing in a proof, for people. Pure. */
final class Gaps {
    private Gaps() {}

    static String text(Set<Gap> gaps) {
        return "What would have to hold, and does not:\n"
                + gaps.stream().sorted().map(gap -> "\n- " + sentence(gap)).collect(Collectors.joining());
    }

    private static String sentence(Gap gap) {
        return switch (gap) {
            case NOT_AS_MADE -> "The commit on GitHub is not the last one that the run made.";
            case ANSWER_TOO -> "The run gave an answer as well as a change.";
            case EMPTY_CHANGE -> "The commit changes no file.";
            case NO_COMMANDS -> "The repository names no commands that prove a result.";
            case COMMANDS_DID_NOT_RUN -> "The acceptance commands did not all run on the files that were pushed.";
            case COMMAND_FAILED -> "An acceptance command failed.";
            case STEP_NOT_DONE -> "A step is not done.";
            case NO_PULL_REQUEST -> "There is no pull request.";
            case RESOLUTION_REFUSED -> "What a conflict was resolved to does not hold.";
            case ERRORS_FOUND -> "The review found errors.";
            case NOTHING_MADE -> "There is neither a commit nor an answer.";
        };
    }
}
