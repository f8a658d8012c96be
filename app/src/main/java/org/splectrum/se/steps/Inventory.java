package org.splectrum.se.steps;

import java.util.List;
import java.util.Optional;
import org.splectrum.se.model.RunId;

/** What there is of all runs, held against what was written down of them. Reads only; thread-safe. */
public interface Inventory {
    /** What is not as it was written down, in a sentence without its full stop; empty where all is. */
    Optional<String> fault(LedgerPage.Head head);

    /** The runs after this id, at most so many; empty where there are none. */
    List<RunId> runs(String after, int most);
}
