package org.splectrum.se.config;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import com.github.kagkarlsson.scheduler.task.schedule.CronStyle;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.splectrum.se.run.Calendar;

/** Five cron fields and a time zone, as {@code 0 6 * * 1 Europe/Zurich}. Immutable; thread-safe. */
public final class CronCalendar implements Calendar {
    /** Looked through from the shortest on, so that a schedule of many times costs few steps. */
    private static final List<Duration> BACK = List.of(
            Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(40), Duration.ofDays(400), Duration.ofDays(3000));

    /** What the library says where a date never comes is later. */
    private static final Instant NEVER = Instant.parse("2499-01-01T00:00:00Z");

    /** @throws IllegalArgumentException or DateTimeException where it is no schedule */
    static CronSchedule read(String schedule) {
        int zone = schedule.lastIndexOf(' ');
        return new CronSchedule(schedule.substring(0, zone), ZoneId.of(schedule.substring(zone + 1)), CronStyle.UNIX);
    }

    @Override
    public Optional<Instant> due(String schedule, Instant after, Instant until) {
        CronSchedule cron = read(schedule);
        for (Duration back : BACK) {
            Instant from = until.minus(back);
            Optional<Instant> last = last(cron, from.isAfter(after) ? from : after, until);
            if (last.isPresent() || !from.isAfter(after)) {
                return last;
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> last(CronSchedule cron, Instant after, Instant until) {
        Optional<Instant> last = Optional.empty();
        for (Instant next = next(cron, after); !next.isAfter(until); next = next(cron, next)) {
            last = Optional.of(next);
        }
        return last;
    }

    @Override
    public Instant next(String schedule, Instant after) {
        return next(read(schedule), after);
    }

    private static Instant next(CronSchedule cron, Instant after) {
        Instant next = cron.getNextExecutionTime(ExecutionComplete.simulatedSuccess(after));
        return next.isAfter(after) && next.isBefore(NEVER) ? next : Instant.MAX;
    }
}
