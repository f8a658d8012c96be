package org.splectrum.se.store;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.run.RunsContract;

final class StoredRunsTest extends RunsContract {
    private final Opened opened = new Opened();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Override
    protected Ports open() {
        Store store = opened.in(folder);
        return new Ports(store.runs(), store.backlog(), store.chronicle(), store.counts());
    }

    @AfterEach
    void close() {
        opened.close();
    }
}
