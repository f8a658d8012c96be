package org.splectrum.se;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RunId;
import org.splectrum.se.run.SteppedTimer;

final class ReaperTest {
    private static final AttemptId FIRST = new AttemptId(new RunId("fix-20260102-abcdef"), "agent", 1);

    private final SteppedTimer timer = new SteppedTimer();
    private final List<Set<AttemptId>> swept = new ArrayList<>();
    private Set<AttemptId> needed = Set.of(FIRST);

    @Test
    void everyMinuteWhatIsNotNeededThenGoes() {
        reaper(List.of(alive -> swept.add(alive.get()))).start();
        assertThat(swept).containsExactly(Set.of(FIRST));
        needed = Set.of();
        timer.step(Duration.ofSeconds(59));
        assertThat(swept).hasSize(1);
        timer.step(Duration.ofSeconds(1));
        timer.step(Duration.ofMinutes(1));
        assertThat(swept).containsExactly(Set.of(FIRST), Set.of(), Set.of());
    }

    @Test
    void whereOneThingCannotBeSweptTheOthersAreAndItIsTriedAgain() {
        Reaper.Broom stuck = alive -> {
            swept.add(Set.of());
            throw new IllegalStateException("no engine answers");
        };
        reaper(List.of(stuck, alive -> swept.add(alive.get()))).start();
        timer.step(Duration.ofMinutes(1));
        assertThat(swept).containsExactly(Set.of(), Set.of(FIRST), Set.of(), Set.of(FIRST));
    }

    private Reaper reaper(List<Reaper.Broom> brooms) {
        return new Reaper(timer, () -> needed, brooms);
    }
}
