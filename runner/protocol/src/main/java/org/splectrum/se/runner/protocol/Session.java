package org.splectrum.se.runner.protocol;

import java.util.List;
import java.util.Objects;

/**
 * An agent's conversation, which outlives the attempt that it is led in.
 *
 * @param id a UUID, as Claude Code wants it
 * @param snapshots full name below which the attempt's two snapshot refs are: {@link #last} and {@link #before}
 * @param continuations where the conversation may go on from, the best first; the first that is whole is taken, and
 *     where none is it begins anew
 */
public record Session(String id, String snapshots, List<Continuation> continuations) {
    public Session {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(snapshots, "snapshots is null");
        continuations = List.copyOf(continuations);
    }

    /** One that has nothing to go on from. */
    public static Session fresh(String id, String snapshots) {
        return new Session(id, snapshots, List.of());
    }

    /** The full ref of the attempt's latest snapshot. */
    public String last() {
        return last(snapshots);
    }

    /** The full ref of the one before, which counts where the latest is damaged. */
    public String before() {
        return before(snapshots);
    }

    /** {@link #last} of any attempt's snapshots. */
    public static String last(String snapshots) {
        return snapshots + "/last";
    }

    /** {@link #before} of any attempt's snapshots. */
    public static String before(String snapshots) {
        return snapshots + "/before";
    }
}
