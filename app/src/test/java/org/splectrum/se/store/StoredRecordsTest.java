package org.splectrum.se.store;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.steps.RecordShelf;
import org.splectrum.se.steps.RecordsContract;

final class StoredRecordsTest extends RecordsContract {
    private final Opened opened = new Opened();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Override
    protected RecordShelf open() {
        return opened.in(folder).records();
    }

    @AfterEach
    void close() {
        opened.close();
    }
}
