package org.splectrum.se.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PlacesTest {
    private final Places places = new Places(2);

    @Test
    void whoRestsLeavesTheirPlaceToOthersAndIsStillKnown() {
        places.take("d1");
        places.take("d2");
        assertThat(places.free()).isZero();
        places.rest("d1", 7);
        assertThat(places.free()).isOne();
        assertThat(places.known()).containsExactlyInAnyOrder("d1", "d2");
    }

    @Test
    void whatOneInstallationAllowsWakesNobodyOfAnother() {
        places.take("d1");
        places.rest("d1", 7);
        places.take("d2");
        places.rest("d2", 8);
        places.take("d3");
        places.rest("d3", 0);
        places.goOn(7);
        assertThat(places.known()).containsExactlyInAnyOrder("d2", "d3");
    }

    @Test
    void aWaitOfAnEarlierTryEndsNoLaterRest() {
        int first = places.take("d1");
        places.rest("d1", 7);
        places.goOn(7);
        places.take("d1");
        places.rest("d1", 7);
        places.goOn("d1", first);
        assertThat(places.known()).containsExactly("d1");
    }
}
