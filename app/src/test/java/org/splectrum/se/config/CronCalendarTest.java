package org.splectrum.se.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CronCalendarTest {
    private static final Instant MONDAY = Instant.parse("2026-03-30T05:00:00Z");
    private final CronCalendar calendar = new CronCalendar();

    @ParameterizedTest
    @CsvSource({
        "* * * * * UTC,                2026-03-30T04:59:30Z, 2026-03-30T05:00:00Z",
        "* * * * * UTC,                2020-01-01T00:00:00Z, 2026-03-30T05:00:00Z",
        "0 6 * * 1 Europe/Zurich,      2026-03-20T00:00:00Z, 2026-03-30T04:00:00Z",
        "0 6 * * 0 Europe/Zurich,      2026-03-20T00:00:00Z, 2026-03-29T04:00:00Z",
        "0 6 * * 6 Europe/Zurich,      2026-03-20T00:00:00Z, 2026-03-28T05:00:00Z",
        "30 2 29 2 * UTC,              2020-01-01T00:00:00Z, 2024-02-29T02:30:00Z",
        "*/5 3 * * * UTC,              2026-01-01T00:00:00Z, 2026-03-30T03:55:00Z",
        "0 0 1 1 * UTC,                2026-02-01T00:00:00Z, ",
        "0 5 * * * UTC,                2026-03-30T05:00:00Z, ",
    })
    void what_passed_is_due_once_at_its_latest_time(String schedule, Instant after, Instant due) {
        assertThat(calendar.due(schedule, after, MONDAY)).isEqualTo(Optional.ofNullable(due));
    }

    @Test
    void the_zone_counts_and_a_time_that_its_clocks_leave_out_is_passed_over() {
        assertThat(calendar.next("30 2 * * * Europe/Zurich", Instant.parse("2026-03-28T12:00:00Z")))
                .isEqualTo(Instant.parse("2026-03-30T00:30:00Z"));
        assertThat(calendar.next("0 6 * * 1 Europe/Zurich", MONDAY)).isEqualTo(Instant.parse("2026-04-06T04:00:00Z"));
    }

    @Test
    void a_date_that_never_comes_is_never_due() {
        assertThat(calendar.next("0 0 31 2 * UTC", MONDAY)).isEqualTo(Instant.MAX);
        assertThat(calendar.due("0 0 31 2 * UTC", Instant.EPOCH, MONDAY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void looking_in_pieces_finds_what_looking_at_once_finds(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String schedule = random.nextInt(60) + " " + random.nextInt(24) + " * * " + random.nextInt(7) + " UTC";
        Instant seen = MONDAY.minus(Duration.ofDays(30));
        Optional<Instant> last = Optional.empty();
        for (Instant now = seen; now.isBefore(MONDAY); now = now.plusSeconds(random.nextInt(200_000))) {
            Optional<Instant> due = calendar.due(schedule, seen, now);
            last = due.isPresent() ? due : last;
            seen = due.orElse(seen);
        }
        Optional<Instant> rest = calendar.due(schedule, seen, MONDAY);
        assertThat(rest.isPresent() ? rest : last)
                .as("seed " + seed + ", " + schedule)
                .isEqualTo(calendar.due(schedule, MONDAY.minus(Duration.ofDays(30)), MONDAY));
    }
}
