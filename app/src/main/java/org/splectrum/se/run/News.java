package org.splectrum.se.run;

import java.util.function.Consumer;

/** Tells of each change of any run. Thread-safe. */
@FunctionalInterface
public interface News {
    /**
     * Lets the listener hear every run as it is after each of its events, from now on and in their order.
     *
     * @param listener is called by those who change runs: must return at once and throw nothing
     */
    Listening listen(Consumer<Run> listener);

    /** Ends when it is closed; idempotent. */
    @FunctionalInterface
    interface Listening extends AutoCloseable {
        @Override
        void close();
    }
}
