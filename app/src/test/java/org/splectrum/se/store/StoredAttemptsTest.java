package org.splectrum.se.store;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.steps.AttemptsContract;

final class StoredAttemptsTest extends AttemptsContract {
    private final Opened opened = new Opened();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Override
    protected Ports open() {
        Store store = opened.in(folder);
        return new Ports(store.attempts(), store.usage(), store.refusals());
    }

    @AfterEach
    void close() {
        opened.close();
    }
}
