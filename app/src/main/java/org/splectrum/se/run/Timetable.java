package org.splectrum.se.run;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.RepositoryName;

/** The schedules of workflows and up to when each was seen to. Thread-safe; what was put is there after a crash. */
public interface Timetable {
    /** All of them. */
    List<Entry> entries();

    /** Puts the entry in place of the one of the same workflow. Idempotent. */
    void put(Entry entry);

    /** Takes the workflow's entry out. Idempotent. */
    void remove(RepositoryName repository, String workflow);

    /**
     * One workflow's.
     *
     * @param schedule as it is written
     * @param seen what was due until then has begun, or will not
     */
    record Entry(Home home, String workflow, String schedule, Instant seen) {
        public Entry {
            Objects.requireNonNull(home, "home is null");
            Objects.requireNonNull(workflow, "workflow is null");
            Objects.requireNonNull(schedule, "schedule is null");
            Objects.requireNonNull(seen, "seen is null");
        }

        Entry seen(Instant until) {
            return new Entry(home, workflow, schedule, until);
        }
    }
}
