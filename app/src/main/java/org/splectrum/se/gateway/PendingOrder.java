package org.splectrum.se.gateway;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.splectrum.se.runner.protocol.Order;

/** Where an attempt's order is laid out. Whoever wants it may have come before it, and waits. Thread-safe. */
final class PendingOrder {
    /** How long who asks is kept waiting; a runner bears more. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Duration patience;
    private final CompletableFuture<Order> order = new CompletableFuture<>();

    PendingOrder(Duration patience) {
        this.patience = patience;
    }

    /** The first order stays. */
    void lay(Order written) {
        order.complete(written);
    }

    /** Whether an order is there, or none will come any more. */
    boolean isSettled() {
        return order.isDone();
    }

    /** Whoever waits need not any more; an order that is there stays. */
    void takeAway() {
        order.completeExceptionally(new NoOrderYet("the door is closed"));
    }

    /** @throws NoOrderYet where it was not written in time; it may still be */
    Order order() throws IOException {
        try {
            return order.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException _) {
            throw new NoOrderYet("the order is not written yet");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new NoOrderYet("the server stops before the order was written");
        }
    }

    /** Worth another try later. */
    static final class NoOrderYet extends IOException {
        private static final long serialVersionUID = 1;

        NoOrderYet(String message) {
            super(message);
        }
    }
}
