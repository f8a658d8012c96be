package org.splectrum.se.run;

import java.util.Objects;

/** The server's time, and who hears of what is tried again. */
public record Clockwork(Timer timer, Troubles troubles) {
    public Clockwork {
        Objects.requireNonNull(timer, "timer is null");
        Objects.requireNonNull(troubles, "troubles is null");
    }
}
