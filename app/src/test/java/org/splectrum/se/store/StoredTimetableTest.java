package org.splectrum.se.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.run.Timetable;
import org.splectrum.se.run.TimetableContract;

final class StoredTimetableTest extends TimetableContract {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final List<Store> stores = new ArrayList<>();

    @AfterEach
    void close() {
        stores.forEach(Store::close);
    }

    private Store open() {
        Store store = Store.open(Store.Settings.of(folder.resolve("se.db")));
        stores.add(store);
        return store;
    }

    @Override
    protected Timetable timetable() {
        return open().timetable();
    }

    @Test
    void what_was_put_is_there_after_a_restart() {
        Timetable.Entry entry = new Timetable.Entry(
                new Home(7, new RepositoryName("octo", "calculator")), "tidy", "* * * * * UTC", Instant.EPOCH);
        Store before = open();
        before.timetable().put(entry);
        before.close();
        assertThat(open().timetable().entries()).containsExactly(entry);
    }
}
