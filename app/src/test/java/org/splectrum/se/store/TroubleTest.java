package org.splectrum.se.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.intake.Deliveries.Receipt;
import org.splectrum.se.intake.Delivery;

final class TroubleTest {
    private static final int PLENTY = 1000;

    private final Opened opened = new Opened();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void whatWasStoredIsThereAfterARestart() {
        Store store = opened.in(folder);
        store.deliveries().store(delivery("a"));
        store.deliveries().store(delivery("b"));
        store.inbox().done("a");
        opened.close();
        Store again = opened.in(folder);
        assertThat(again.inbox().waiting(PLENTY)).containsExactly(delivery("b"));
        assertThat(again.deliveries().store(delivery("a"))).isEqualTo(Receipt.DUPLICATE);
    }

    @Test
    void whatWaitedBeforeARestartCountsAfterIt() {
        opened.in(folder).deliveries().store(delivery("a"));
        opened.close();
        Store again = opened.with(new Store.Settings("jdbc:sqlite:" + folder.resolve("se.db"), 1));
        assertThat(again.deliveries().store(delivery("b"))).isEqualTo(Receipt.FULL);
    }

    @Test
    void onAFullDiskNothingIsPromisedAndNothingPromisedIsLost() {
        Store store = opened.with(settings("max_page_count=60"));
        List<Delivery> promised = new ArrayList<>();
        assertThatThrownBy(() -> {
                    for (int i = 0; i < PLENTY; i++) {
                        Delivery delivery = delivery("d" + i);
                        assertThat(store.deliveries().store(delivery)).isEqualTo(Receipt.STORED);
                        promised.add(delivery);
                    }
                })
                .hasMessageContaining("full");
        assertThat(promised).isNotEmpty();
        assertThat(store.inbox().waiting(PLENTY)).isEqualTo(promised);
        opened.close();
        assertThat(opened.in(folder).inbox().waiting(PLENTY)).isEqualTo(promised);
    }

    @Test
    void aDatabaseThatIsLockedForLongRefusesAndThenGoesOn() {
        Store store = opened.with(settings("busy_timeout=50"));
        try (Handle intruder =
                Jdbi.create("jdbc:sqlite:" + folder.resolve("se.db")).open()) {
            intruder.execute("BEGIN IMMEDIATE");
            assertThatThrownBy(() -> store.deliveries().store(delivery("a"))).hasStackTraceContaining("SQLITE_BUSY");
            intruder.execute("ROLLBACK");
        }
        assertThat(store.deliveries().store(delivery("a"))).isEqualTo(Receipt.STORED);
    }

    private Store.Settings settings(String pragmas) {
        return new Store.Settings("jdbc:sqlite:" + folder.resolve("se.db") + "?" + pragmas, PLENTY);
    }

    private static Delivery delivery(String id) {
        return new Delivery(id, "issue_comment", Instant.EPOCH, Noise.of(12_000));
    }
}
