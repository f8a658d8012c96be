package org.splectrum.se.steps;

import java.util.Objects;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Home;

/** Pushes from SE's mirror to GitHub. Thread-safe. */
public interface Pushes {
    /**
     * Makes the branch point at the commit, where it still points at what is expected; where it points at the commit
     * already, nothing is done and that is {@link Pushed.Accepted} too.
     *
     * @param expected sha that the branch must point at now; empty: there must be no such branch
     * @throws RuntimeException where GitHub did not answer
     */
    Pushed push(Home home, CommitId commit, String branch, String expected);

    /**
     * Deletes the branch, where it still points at what is expected; where there is no such branch, nothing is done and that is
     * {@link Pushed.Accepted} too.
     *
     * @throws RuntimeException where GitHub did not answer
     */
    Pushed delete(Home home, String branch, CommitId expected);

    /** What became of a push. */
    sealed interface Pushed {
        /** The branch points at the commit, or is gone, as was asked: read back from GitHub. */
        record Accepted() implements Pushed {}

        /** Somebody else moved the branch; {@code found} is its sha, empty where it is gone. */
        record Moved(String found) implements Pushed {
            public Moved {
                Objects.requireNonNull(found, "found is null");
            }
        }

        /** GitHub refused, with its words. */
        record Refused(String reason) implements Pushed {
            public Refused {
                Objects.requireNonNull(reason, "reason is null");
            }
        }
    }
}
