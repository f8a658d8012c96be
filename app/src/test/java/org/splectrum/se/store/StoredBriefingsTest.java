package org.splectrum.se.store;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.steps.Briefings;
import org.splectrum.se.steps.BriefingsContract;

final class StoredBriefingsTest extends BriefingsContract {
    private final Opened opened = new Opened();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Override
    protected Briefings open() {
        return opened.in(folder).briefings();
    }

    @AfterEach
    void close() {
        opened.close();
    }
}
