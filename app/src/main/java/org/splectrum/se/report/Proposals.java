package org.splectrum.se.report;

import java.util.List;
import java.util.Objects;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.Place;

/** What pull requests would bring. Reads only; thread-safe. Throws a RuntimeException where GitHub did not answer. */
public interface Proposals {
    /** The paths that the pull request changes, takes away or brings. */
    List<String> changed(Place pull);

    /** All that is wrong with the repository's workflows and configuration as they are at the commit; empty where all is right. */
    List<Flaw> flaws(Home home, CommitId commit);

    /**
     * Something wrong in a file.
     *
     * @param line from 1; 0: the file as a whole
     * @param column from 1; 0: the line or file as a whole
     * @param text what is wrong, with the mend
     */
    record Flaw(String path, int line, int column, String text) {
        public Flaw {
            Objects.requireNonNull(path, "path is null");
            Objects.requireNonNull(text, "text is null");
        }
    }
}
