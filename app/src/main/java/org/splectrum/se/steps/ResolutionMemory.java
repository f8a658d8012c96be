package org.splectrum.se.steps;

import java.util.LinkedHashMap;
import java.util.Map;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.run.Ending;
import org.splectrum.se.steps.Precedents.Precedent;

/** What runs to come are to know of this one's resolutions: those of attempts that ended well, once they are pushed. Thread-safe. */
record ResolutionMemory(Precedents precedents) {
    /** In UTF-16 units; of a longer one nobody could say that it is just the same conflict. */
    private static final int LONGEST = 64 * 1024;

    /** Gives the ending back. */
    Ending after(AttemptId attempt, RepositoryName repository, Audit.Finding finding, Ending ending) {
        if (ending instanceof Ending.Succeeded) {
            Map<String, Precedent> made = new LinkedHashMap<>();
            finding.lessons().stream()
                    .filter(part -> part.text().length() <= LONGEST)
                    .forEach(part -> made.put(
                            part.sides(),
                            new Precedent(
                                    part.text(),
                                    switch (part.maker()) {
                                        case Arbiter.Maker.Memory(var origin) -> origin;
                                        case Arbiter.Maker.Provable _, Arbiter.Maker.Somebody _ -> attempt.run();
                                    })));
            if (!made.isEmpty() || attempt.number() > 1) {
                precedents.propose(attempt, repository, made);
            }
        }
        return ending;
    }
}
