package org.splectrum.se.steps;

import java.util.List;
import java.util.Optional;

/** The ledger's pages in the database, and what is to be written down next. Thread-safe. */
public interface LedgerShelf {
    /**
     * How far those runs have come whose logs went on since they were last written down, by id, after this id and at most so many;
     * empty where none is left. Only what is on disk counts.
     */
    List<LedgerPage.Head> open(String after, int most);

    /** Keeps a page and the line that holds it, and returns when they are on disk. What is kept under its number stays: idempotent. */
    void keep(LedgerPage page, String line);

    /** The lines of pages from this number on, at most so many; empty where there are none. */
    List<String> lines(long from, int most);

    /** The line of the last page; empty where there is none. */
    Optional<String> last();
}
