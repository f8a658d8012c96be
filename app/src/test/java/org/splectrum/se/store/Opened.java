package org.splectrum.se.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The stores that a test opened, to be closed at its end. */
final class Opened implements AutoCloseable {
    private final List<Store> stores = new ArrayList<>();

    Store in(Path folder) {
        return with(Store.Settings.of(folder.resolve("se.db")));
    }

    Store with(Store.Settings settings) {
        Store store = Store.open(settings);
        stores.add(store);
        return store;
    }

    @Override
    public void close() {
        stores.forEach(Store::close);
        stores.clear();
    }
}
