package org.splectrum.se.report;

import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Home;

/** Check runs on GitHub, found by their external id. Thread-safe. */
public interface Checks {
    /** Makes the one check run with the view's external id on this commit show the view; nothing where the repository is gone. Idempotent. */
    void put(Home home, CommitId head, CheckView view);

    /** The same, where there is one already; else nothing. Idempotent. */
    void replace(Home home, CommitId head, CheckView view);
}
