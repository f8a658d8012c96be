package org.splectrum.se.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.splectrum.se.intake.Deliveries;
import org.splectrum.se.intake.Delivery;

/** Deliveries by what became of them at the door. Thread-safe. */
final class CountedDeliveries implements Deliveries {
    private final Deliveries deliveries;
    private final Map<Receipt, Counter> received = new EnumMap<>(Receipt.class);
    private final Counter failed;

    CountedDeliveries(Deliveries deliveries, MeterRegistry registry) {
        this.deliveries = deliveries;
        for (Receipt receipt : Receipt.values()) {
            received.put(receipt, counter(registry, receipt.name().toLowerCase(Locale.ROOT)));
        }
        failed = counter(registry, "failed");
    }

    private static Counter counter(MeterRegistry registry, String result) {
        return Counter.builder("se.deliveries")
                .description("deliveries that arrived with a good signature")
                .tag("result", result)
                .register(registry);
    }

    @Override
    public Receipt store(Delivery delivery) {
        try {
            Receipt receipt = deliveries.store(delivery);
            received.getOrDefault(receipt, failed).increment();
            return receipt;
        } catch (RuntimeException notStored) {
            failed.increment();
            throw notStored;
        }
    }
}
