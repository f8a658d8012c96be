package org.splectrum.se.store;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.intake.DeliveriesContract;

final class StoredDeliveriesTest extends DeliveriesContract {
    private final Opened opened = new Opened();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Override
    protected Ports open(int limit) {
        Store store = opened.with(new Store.Settings("jdbc:sqlite:" + folder.resolve("se.db"), limit));
        return new Ports(store.deliveries(), store.inbox());
    }

    @AfterEach
    void close() {
        opened.close();
    }
}
