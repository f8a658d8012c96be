package org.splectrum.se.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Set;
import org.splectrum.se.intake.Delivery;
import org.splectrum.se.intake.Inbox;

/** Deliveries that were dealt with. Thread-safe. */
final class CountedInbox implements Inbox {
    private final Inbox inbox;
    private final Counter handled;
    private final Counter aside;

    CountedInbox(Inbox inbox, MeterRegistry registry) {
        this.inbox = inbox;
        this.handled = Counter.builder("se.deliveries.handled")
                .description("deliveries that were dealt with")
                .register(registry);
        this.aside = Counter.builder("se.deliveries.set.aside")
                .description("deliveries that were given up since the start")
                .register(registry);
    }

    @Override
    public List<Delivery> waiting(int limit, Set<String> except) {
        return inbox.waiting(limit, except);
    }

    @Override
    public void done(String deliveryId) {
        inbox.done(deliveryId);
        handled.increment();
    }

    @Override
    public void setAside(String deliveryId) {
        inbox.setAside(deliveryId);
        aside.increment();
    }

    @Override
    public void onArrival(Runnable listener) {
        inbox.onArrival(listener);
    }
}
