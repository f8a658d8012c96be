package org.splectrum.se.store;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.steps.Trail;
import org.splectrum.se.steps.TrailContract;

final class StoredTrailTest extends TrailContract {
    private final Opened opened = new Opened();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Override
    protected Trail open() {
        return opened.in(folder).auditPorts().trail();
    }

    @AfterEach
    void close() {
        opened.close();
    }
}
