package org.splectrum.se.run;

import java.util.Objects;

/**
 * What a step had made and is damaged.
 *
 * @param times how often this happened to the step since somebody last asked for it
 * @param why which commit the latest was and what is wrong with it; empty where it never happened
 */
public record Loss(int times, String why) {
    /** Nothing was lost. */
    public static final Loss NONE = new Loss(0, "");

    public Loss {
        Objects.requireNonNull(why, "why is null");
    }

    /** The same after another. */
    Loss and(String later) {
        return new Loss(times + 1, later);
    }
}
