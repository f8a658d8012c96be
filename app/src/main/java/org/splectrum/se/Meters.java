package org.splectrum.se;

import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.splectrum.se.failure.Breakers;
import org.splectrum.se.metrics.Metrics;
import org.splectrum.se.metrics.Tables;
import org.splectrum.se.store.Store;
import org.splectrum.se.web.Numbers;

/** The server's numbers, looked up each time. Thread-safe. */
final class Meters implements Numbers {
    private static final Logger LOG = LoggerFactory.getLogger(Meters.class);

    private final Metrics metrics;
    private final Tables tables;

    Meters(Metrics metrics, Store store, Breakers breakers, Path folder) {
        this.metrics = metrics;
        this.tables = metrics.watch(new Metrics.Sources(
                store.runCensus(),
                store::waiting,
                store::setAside,
                breakers::snapshot,
                folder.toFile()::getUsableSpace));
    }

    /** Where the database does not answer, the rest is told all the same. One at a time: while rows are exchanged there may be two of each. */
    @Override
    public synchronized String text() {
        try {
            tables.refresh();
        } catch (RuntimeException unknown) {
            LOG.warn("looking up runs for metrics: {}", unknown.getMessage());
            metrics.lookupFailed();
        }
        return metrics.text();
    }
}
