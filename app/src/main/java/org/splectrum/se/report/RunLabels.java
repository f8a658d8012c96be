package org.splectrum.se.report;

import java.util.Set;
import java.util.TreeSet;
import org.splectrum.se.command.LabelCommand;
import org.splectrum.se.run.Run;

/**
 * The labels of a run's issue or pull request.
 *
 * @param on those that are to be there
 * @param off those that are not
 */
record RunLabels(Set<String> on, Set<String> off) {
    private static final String RUNNING = "se:running";
    private static final String NEEDS_HELP = "se:needs-help";
    private static final String DONE = "se:done";
    private static final String FAILED = "se:failed";

    RunLabels {
        on = Set.copyOf(on);
        off = Set.copyOf(off);
    }

    /** Exactly one shows the run's state; the label that asked for it is taken off. Pure. */
    static RunLabels of(Run run) {
        Set<String> on = switch (run.state()) {
            case QUEUED, RUNNING -> Set.of(RUNNING);
            case AWAITING_INTERVENTION, PAUSED -> Set.of(NEEDS_HELP);
            case SUCCEEDED -> Set.of(DONE);
            case FAILED -> Set.of(FAILED);
            case CANCELLED, UNDONE -> Set.of();
        };
        String asked = "se:" + run.request().workflow().name();
        Set<String> off = new TreeSet<>(LabelCommand.STATES);
        off.addAll(Set.of(LabelCommand.RUN, asked));
        off.add(run.request().workflow().on().label());
        off.remove("");
        off.removeAll(on);
        return new RunLabels(on, off);
    }
}
