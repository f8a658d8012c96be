package org.splectrum.se.store;

import java.nio.file.Path;
import java.time.Instant;
import org.splectrum.se.intake.Delivery;

/** Stores deliveries from several threads for ever and prints the id of each that is acknowledged. Its own process. */
final class Storing {
    private static final int THREADS = 16;

    private Storing() {}

    public static void main(String[] args) throws InterruptedException {
        try (Store store = Store.open(Store.Settings.of(Path.of(args[0])))) {
            Thread last = Thread.currentThread();
            for (int i = 0; i < THREADS; i++) {
                String prefix = "t" + i + "-";
                last = Thread.ofPlatform().start(() -> store(store, prefix));
            }
            last.join();
        }
    }

    private static void store(Store store, String prefix) {
        for (int i = 0; ; i++) {
            String id = prefix + i;
            store.deliveries()
                    .store(new Delivery(
                            id, "ping", Instant.EPOCH, i % 2 == 0 ? Noise.of(i % 9_000) : "x".repeat(i % 9_000)));
            System.out.println(id);
        }
    }
}
