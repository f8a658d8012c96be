package org.splectrum.se.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.splectrum.se.model.Permission;
import org.splectrum.se.run.Action;
import org.splectrum.se.run.Remark;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.run.Samples;

final class StillWantedTest {
    private static StillWanted closedAt(Instant when) {
        return new StillWanted((home, login) -> Permission.WRITE, place -> Optional.of(when));
    }

    @Test
    void closing_counts_only_since_anybody_last_wanted_something() {
        Run run = Samples.begun();
        Remark later = new Remark("comment/18/0", new Action.Raise(1_000_000), "grace", Samples.T0.plusSeconds(60));
        Run wanted = Run.decide(run, new RunEvent.ActedOn(later, 0)).run();
        assertThat(closedAt(Samples.T0.plusSeconds(30)).refusal(run)).isPresent();
        assertThat(closedAt(Samples.T0.plusSeconds(30)).refusal(wanted)).isEmpty();
        assertThat(closedAt(Samples.T0.plusSeconds(90)).refusal(wanted)).isPresent();
    }
}
