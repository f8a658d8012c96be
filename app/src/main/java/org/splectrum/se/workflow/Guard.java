package org.splectrum.se.workflow;

import java.util.Objects;

/**
 * When a step is performed.
 *
 * @param condition an expression without its {@code ${{ }}}; the step is skipped where it is false; empty: always true
 * @param after how what it needs must have ended
 * @param crowd with how many others
 */
public record Guard(String condition, After after, Crowd crowd) {
    /** As soon as all that it needs went well. */
    public static final Guard NONE = new Guard("", After.SUCCESS, Crowd.ANY);

    public Guard {
        Objects.requireNonNull(condition, "condition is null");
        Objects.requireNonNull(after, "after is null");
        Objects.requireNonNull(crowd, "crowd is null");
    }

    /** How the needed steps must have ended. */
    public enum After {
        /** All well; skipped ones, and failed ones that may fail, count as well. */
        SUCCESS,
        /** At least one failed. */
        FAILURE,
        /** In any way. */
        ANY
    }

    /**
     * Steps of one group that run at the same time.
     *
     * @param most of the group; 0: any number
     */
    public record Crowd(String group, int most) {
        public static final Crowd ANY = new Crowd("", 0);

        public Crowd {
            Objects.requireNonNull(group, "group is null");
        }
    }
}
