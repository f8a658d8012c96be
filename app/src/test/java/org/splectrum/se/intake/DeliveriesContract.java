package org.splectrum.se.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.splectrum.se.intake.Deliveries.Receipt;

/** What every {@link Deliveries} with its {@link Inbox} keeps to. */
public abstract class DeliveriesContract {
    private static final int LIMIT = 50;
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678Z");

    private Ports ports = new Ports(delivery -> Receipt.FULL, new InMemoryDeliveries(0), new InMemoryDeliveries(0));

    /** The three ports onto one empty store. */
    public record Ports(Deliveries deliveries, Inbox inbox, Arrivals arrivals) {}

    protected abstract Ports open(int limit);

    @BeforeEach
    void openEmpty() {
        ports = open(LIMIT);
    }

    @Test
    void whatIsStoredWaitsInOrderUntilItIsDone() {
        assertThat(ports.inbox().waiting(10)).isEmpty();
        assertThat(store("b")).isEqualTo(Receipt.STORED);
        assertThat(store("a")).isEqualTo(Receipt.STORED);
        assertThat(ports.inbox().waiting(10)).containsExactly(delivery("b"), delivery("a"));
        assertThat(ports.inbox().waiting(1)).containsExactly(delivery("b"));
        ports.inbox().done("b");
        ports.inbox().done("b");
        ports.inbox().done("never seen");
        assertThat(ports.inbox().waiting(10)).containsExactly(delivery("a"));
    }

    @Test
    void whatIsKnownAlreadyIsPassedOver() {
        Stream.of("a", "b", "c", "d").forEach(this::store);
        assertThat(ports.inbox().waiting(2, Set.of("a", "c", "no \"such\"")))
                .containsExactly(delivery("b"), delivery("d"));
    }

    @Test
    void whatIsSetAsideWaitsWhenItComesAgain() {
        store("a");
        ports.inbox().setAside("a");
        assertThat(store("a")).isEqualTo(Receipt.STORED);
        assertThat(ports.inbox().waiting(10)).containsExactly(delivery("a"));
    }

    @Test
    void whatIsSetAsideIsInNobodysWay() {
        for (int i = 0; i < LIMIT; i++) {
            store("n" + i);
        }
        ports.inbox().setAside("n1");
        ports.inbox().setAside("n1");
        ports.inbox().setAside("never seen");
        assertThat(ports.inbox().waiting(1000)).hasSize(LIMIT - 1).doesNotContain(delivery("n1"));
        assertThat(store("one more")).isEqualTo(Receipt.STORED);
        assertThat(store("too many")).isEqualTo(Receipt.FULL);
    }

    @Test
    void aDeliveryIsStoredOnceWhetherItWaitsOrIsDone() {
        store("a");
        assertThat(store("a")).isEqualTo(Receipt.DUPLICATE);
        ports.inbox().done("a");
        assertThat(store("a")).isEqualTo(Receipt.DUPLICATE);
        assertThat(ports.inbox().waiting(10)).isEmpty();
    }

    @Test
    void moreThanMayWaitAreRefusedUntilOneIsDone() {
        for (int i = 0; i < LIMIT; i++) {
            assertThat(store("n" + i)).isEqualTo(Receipt.STORED);
        }
        assertThat(store("one more")).isEqualTo(Receipt.FULL);
        assertThat(ports.inbox().waiting(1000)).hasSize(LIMIT);
        ports.inbox().done("n7");
        ports.inbox().done("n7");
        assertThat(store("one more")).isEqualTo(Receipt.STORED);
        assertThat(store("too many")).isEqualTo(Receipt.FULL);
    }

    @Test
    void theFirstArrivalOfAllIsKnown() {
        assertThat(ports.arrivals().first()).isEmpty();
        store("a");
        ports.deliveries().store(new Delivery("b", "ping", AT.plusSeconds(9), "{}"));
        ports.inbox().done("a");
        assertThat(ports.arrivals().first()).contains(AT);
    }

    @Test
    void listenersHearOfWhatIsNewOnly() {
        AtomicInteger heard = new AtomicInteger();
        ports.inbox().onArrival(heard::incrementAndGet);
        store("a");
        store("a");
        assertThat(heard).hasValue(1);
    }

    @Test
    void ofManyStoredAtOnceEachIsStoredOnce() throws InterruptedException {
        AtomicInteger stored = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            String id = "d" + i % 40;
            threads.add(Thread.ofVirtual().start(() -> stored.addAndGet(store(id) == Receipt.STORED ? 1 : 0)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(stored).hasValue(40);
        assertThat(ports.inbox().waiting(100)).hasSize(40).doesNotHaveDuplicates();
    }

    private Receipt store(String id) {
        return ports.deliveries().store(delivery(id));
    }

    private static Delivery delivery(String id) {
        return new Delivery(id, "issues", AT, "{\"ü\":\"" + id + " 𝄞\"}");
    }
}
