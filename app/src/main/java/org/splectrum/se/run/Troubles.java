package org.splectrum.se.run;

import java.time.Duration;

/** Hears of what went wrong, for the log. Thread-safe; must return at once. */
@FunctionalInterface
public interface Troubles {
    /** The thing named by {@code what} failed and will be tried again after the wait. */
    void willTryAgain(String what, RuntimeException failure, Duration wait);

    /** The thing named by {@code what} failed so often that it is not tried again. */
    default void gaveUp(String what, RuntimeException failure) {}
}
