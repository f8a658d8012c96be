package org.splectrum.se.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.run.Timetable.Entry;

/** What every {@link Timetable} must do. */
public abstract class TimetableContract {
    private static final Home HERE = new Home(1, new RepositoryName("octo", "calculator"));
    private static final Home THERE = new Home(2, new RepositoryName("octo", "other"));
    private static final Entry TIDY =
            new Entry(HERE, "tidy", "0 6 * * 1 UTC", Instant.parse("2026-01-02T03:04:05.678Z"));

    /** An empty one. */
    protected abstract Timetable timetable();

    @Test
    void whatWasPutIsThereOnceForEachWorkflow() {
        Timetable timetable = timetable();
        Entry elsewhere = new Entry(THERE, "tidy", "0 7 * * * UTC", Samples.T0);
        timetable.put(TIDY);
        timetable.put(TIDY);
        timetable.put(elsewhere);
        assertThat(timetable.entries()).containsExactly(TIDY, elsewhere);
        timetable.put(TIDY.seen(Samples.T0));
        assertThat(timetable.entries()).containsExactly(TIDY.seen(Samples.T0), elsewhere);
        timetable.remove(HERE.repository(), "tidy");
        timetable.remove(HERE.repository(), "tidy");
        assertThat(timetable.entries()).containsExactly(elsewhere);
    }
}
