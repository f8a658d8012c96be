package org.splectrum.se.steps;

import org.splectrum.se.model.Place;

/** The comments that steps write, found by a hidden marker. Thread-safe. */
@FunctionalInterface
public interface Remarks {
    /**
     * Makes SE's one comment with this marker say the text, wherever it says so already or does not exist yet. Idempotent.
     *
     * @param marker an HTML comment, the first line of the text
     * @return the comment's address; empty where the conversation is locked or gone
     * @throws RuntimeException where GitHub did not answer
     */
    String put(Place place, String marker, String text);
}
