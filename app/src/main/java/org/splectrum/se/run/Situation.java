package org.splectrum.se.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How a run stands, besides its steps.
 *
 * @param ahead how many runs in its lane come before it
 * @param since when its time began to count; {@link Instant#MAX} while it waits in its lane
 * @param remarks what people did to it, in order
 */
public record Situation(RunState state, int ahead, Instant since, Rollback rollback, List<Remark> remarks) {
    public Situation {
        Objects.requireNonNull(state, "state is null");
        Objects.requireNonNull(since, "since is null");
        Objects.requireNonNull(rollback, "rollback is null");
        remarks = List.copyOf(remarks);
    }

    Situation with(RunState next) {
        return new Situation(next, ahead, since, rollback, remarks);
    }

    Situation with(Rollback next) {
        return new Situation(state, ahead, since, next, remarks);
    }

    Situation at(int place) {
        return new Situation(state, place, since, rollback, remarks);
    }

    Situation from(Instant start) {
        return new Situation(state, ahead, start, rollback, remarks);
    }

    Situation with(Remark remark) {
        List<Remark> all = new ArrayList<>(remarks);
        all.add(remark);
        return new Situation(state, ahead, since, rollback, all);
    }
}
