package org.splectrum.se.report;

import org.splectrum.se.model.Place;

/** Changes what SE said once and is not so any more. Thread-safe. */
@FunctionalInterface
public interface Amendments {
    /**
     * Makes SE's one comment with this marker say the text, where there is one. Idempotent.
     *
     * @param marker an HTML comment, the first line of the text
     * @throws RuntimeException where GitHub did not answer
     */
    void amend(Place place, String marker, String text);
}
