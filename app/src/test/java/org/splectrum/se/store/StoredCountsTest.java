package org.splectrum.se.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.run.RunCounts;

/** Runs of a server that did not write when they were asked for. */
final class StoredCountsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void runs_of_before_count_by_what_happened_to_them() {
        String url = "jdbc:sqlite:" + folder.resolve("se.db");
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:org/splectrum/se/store/migrations")
                .target("8")
                .load()
                .migrate();
        try (Handle handle = Jdbi.create(url).open()) {
            handle.execute("""
                    INSERT INTO runs (id, request, lane, state, version, snapshot, repository, number, person, asked)
                    VALUES ('fix-1', 'k', 'l', 'RUNNING', 2, '{}', 'octo/calculator', 7, 'ada',
                      '{"origin":{"place":{"installation":42}}}')""");
            handle.execute("INSERT INTO run_events VALUES ('fix-1', 1, '2026-01-02T03:04:05.678901Z', '{}'),"
                    + " ('fix-1', 2, '2026-02-02T03:04:05Z', '{}')");
        }
        try (Store store = Store.open(Store.Settings.of(folder.resolve("se.db")))) {
            RunCounts.Scope owner = new RunCounts.Scope.OfInstallation(42);
            assertThat(store.counts().asked(owner, 1)).contains(Instant.parse("2026-01-02T03:04:05Z"));
            assertThat(store.counts().underWay(owner)).isEqualTo(1);
        }
    }
}
