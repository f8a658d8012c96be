package org.splectrum.se.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.intake.DeliveriesContract;
import org.splectrum.se.intake.Delivery;

final class StoredDeliveriesTest extends DeliveriesContract {
    private final Opened opened = new Opened();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Override
    protected Ports open(int limit) {
        Store store = opened.with(new Store.Settings("jdbc:sqlite:" + folder.resolve("se.db"), limit));
        return new Ports(store.deliveries(), store.inbox(), store.arrivals());
    }

    @Test
    void whatWasSetAsideWaitsAgainAtTheNextStart() {
        Store store = opened.with(Store.Settings.of(folder.resolve("aside.db")));
        Delivery delivery = new Delivery("a", "issues", Instant.EPOCH, "{}");
        store.deliveries().store(delivery);
        store.inbox().setAside("a");
        assertThat(store.setAside()).isEqualTo(1);
        assertThat(store.inbox().waiting(1)).isEmpty();
        store.close();
        Store again = opened.with(Store.Settings.of(folder.resolve("aside.db")));
        assertThat(again.inbox().waiting(1)).containsExactly(delivery);
        assertThat(again.setAside()).isZero();
    }

    @AfterEach
    void close() {
        opened.close();
    }
}
