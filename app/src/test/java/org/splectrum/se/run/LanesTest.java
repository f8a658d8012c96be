package org.splectrum.se.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.splectrum.se.model.RunId;

final class LanesTest {
    private final Lanes lanes = new Lanes();

    private static RunId run(int number) {
        return new RunId("fix-20260102-" + String.format("%06d", number));
    }

    @Test
    void aRunEntersOnceAndLeavesOnce() {
        assertThat(lanes.enter("a", run(1))).isZero();
        assertThat(lanes.enter("a", run(2))).isEqualTo(1);
        assertThat(lanes.enter("a", run(1))).isZero();
        assertThat(lanes.enter("b", run(3))).isZero();
        assertThat(lanes.before("a", run(2))).containsExactly(run(1));
        assertThat(lanes.before("a", run(3))).isEmpty();
        assertThat(lanes.leave("a", run(1))).isTrue();
        assertThat(lanes.leave("a", run(1))).isFalse();
        assertThat(lanes.enterEmpty("a", run(4))).contains(run(2));
        assertThat(lanes.leave("a", run(2))).isTrue();
        assertThat(lanes.enterEmpty("a", run(4))).isEmpty();
    }

    @Test
    void thoseNearAreToldEachTimeAndOthersAtRoundPlaces() {
        IntStream.range(0, 2_500).forEach(each -> lanes.enter("a", run(each)));
        List<Integer> places = List.copyOf(lanes.told("a").keySet());
        assertThat(places.subList(0, 21))
                .isEqualTo(IntStream.rangeClosed(0, 20).boxed().toList());
        assertThat(places.subList(21, places.size()))
                .containsExactly(30, 40, 50, 60, 70, 80, 90, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1_000, 2_000);
        assertThat(lanes.told("a")).containsEntry(200, run(200));
        assertThat(lanes.told("none")).isEmpty();
    }
}
