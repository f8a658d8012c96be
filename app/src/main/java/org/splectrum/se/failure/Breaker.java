package org.splectrum.se.failure;

import org.splectrum.se.model.TryAgainLater;

/**
 * Keeps SE from asking somebody outside who keeps failing: closed, everybody may ask; open, nobody; and after a while exactly
 * one, by whose answer it closes or opens again. Thread-safe.
 */
@FunctionalInterface
public interface Breaker {
    /**
     * Begins to ask; the passage is to be closed whatever happens.
     *
     * @throws TryAgainLater at once, where there is no use in asking now: it says who, since when, why, and until when
     */
    Passage enter();

    /** One question. For one thread; the first word counts. */
    interface Passage extends AutoCloseable {
        /** There was an answer: also a refusal that is the asker's own fault. */
        void answered();

        /** There was none, or one that says that the other side is in trouble or wants to be left alone. */
        void failed(String why);

        /** Without a word before, as where SE stops, nothing is known of the other side, and somebody else may ask. */
        @Override
        void close();
    }
}
