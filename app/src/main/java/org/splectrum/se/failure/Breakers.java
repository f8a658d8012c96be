package org.splectrum.se.failure;

import java.util.List;

/** The circuit breakers of all there is outside. Thread-safe. */
public interface Breakers {
    /** The one breaker of this thing; closed at first. */
    Breaker of(Outside thing);

    /** How all that were ever asked for are now, in the order of their things. */
    List<Circuit> snapshot();

    /** Lets everybody ask always, for tools that ask once. */
    static Breakers none() {
        return Unbroken.BREAKERS;
    }
}
