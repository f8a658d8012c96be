package org.splectrum.se.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DeliverySlotsTest {
    private final DeliverySlots deliverySlots = new DeliverySlots(2);

    @Test
    void whoRestsLeavesTheirPlaceToOthersAndIsStillKnown() {
        deliverySlots.take("d1");
        deliverySlots.take("d2");
        assertThat(deliverySlots.free()).isZero();
        deliverySlots.rest("d1", 7);
        assertThat(deliverySlots.free()).isOne();
        assertThat(deliverySlots.known()).containsExactlyInAnyOrder("d1", "d2");
    }

    @Test
    void whatOneInstallationAllowsWakesNobodyOfAnother() {
        deliverySlots.take("d1");
        deliverySlots.rest("d1", 7);
        deliverySlots.take("d2");
        deliverySlots.rest("d2", 8);
        deliverySlots.take("d3");
        deliverySlots.rest("d3", 0);
        deliverySlots.goOn(7);
        assertThat(deliverySlots.known()).containsExactlyInAnyOrder("d2", "d3");
    }

    @Test
    void aWaitOfAnEarlierTryEndsNoLaterRest() {
        int first = deliverySlots.take("d1");
        deliverySlots.rest("d1", 7);
        deliverySlots.goOn(7);
        deliverySlots.take("d1");
        deliverySlots.rest("d1", 7);
        deliverySlots.goOn("d1", first);
        assertThat(deliverySlots.known()).containsExactly("d1");
    }
}
