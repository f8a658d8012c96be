package org.splectrum.se.steps;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.run.Question;
import org.splectrum.se.run.Run;
import org.splectrum.se.runner.protocol.Message;
import org.splectrum.se.runner.protocol.Outcome;

/** What somebody made or accepted in place of SE's own resolution. Pure. */
final class Adoption {
    private static final Pattern PUSHED = Pattern.compile(Question.ADOPT + " ([0-9a-f]{40,64})");

    private Adoption() {}

    /** The commit that a person pushed to the run's branch as the resolution, as the last answer says; empty where none did. */
    static Optional<CommitId> pushed(Run run) {
        Matcher words = PUSHED.matcher(run.guidance().strip());
        return words.matches() ? Optional.of(new CommitId(words.group(1))) : Optional.empty();
    }

    /** How the attempt before ended, where a person accepted just that; empty where nobody did. */
    static Optional<Outcome.Rebased> accepted(Run run, AttemptId attempt, Workplace workplace) {
        if (attempt.number() == 1 || !run.guidance().strip().equalsIgnoreCase(Question.ACCEPT)) {
            return Optional.empty();
        }
        for (Message message : workplace.containers().told(before(attempt))) {
            if (message instanceof Message.Finished(Outcome.Rebased rebased)) {
                return Optional.of(rebased);
            }
        }
        return Optional.empty();
    }

    static AttemptId before(AttemptId attempt) {
        return new AttemptId(attempt.run(), attempt.step(), attempt.number() - 1);
    }
}
