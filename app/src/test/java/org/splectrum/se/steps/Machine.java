package org.splectrum.se.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.runner.protocol.Envelope;
import org.splectrum.se.runner.protocol.Message;
import org.splectrum.se.runner.protocol.Order;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Readiness;

/**
 * Containers and their doors, in memory: a container tells what it is made to tell as soon as it is up and has its order, or runs
 * on in silence.
 */
final class Machine implements Sandboxes, Gateways {
    /** {@code container} and {@code door}, where there is one. */
    final Set<String> things = ConcurrentHashMap.newKeySet();

    static final String IMAGE = "sha256:" + "2".repeat(64);

    private final AttemptLog log;
    private final Function<Order, Optional<Outcome>> program;
    private final Semaphore removed = new Semaphore(0);
    private volatile Optional<Order> order = Optional.empty();
    volatile Runnable whileStarting = () -> {};
    volatile Runnable whileRemoving = () -> {};
    volatile Order.Outward outward = Order.Outward.NOWHERE;
    volatile Spec spec = new Spec("", new Readiness.Plain());
    final AtomicInteger started = new AtomicInteger();

    Machine(AttemptLog log, Function<Order, Optional<Outcome>> program) {
        this.log = log;
        this.program = program;
    }

    @Override
    public String start(AttemptId attempt, Spec spec) {
        assertThat(things).contains("door");
        whileStarting.run();
        this.spec = spec;
        if (things.add("container")) {
            started.incrementAndGet();
        }
        work(attempt);
        return IMAGE;
    }

    private synchronized void work(AttemptId attempt) {
        if (things.contains("container")) {
            order.flatMap(program)
                    .ifPresent(told ->
                            log.append(attempt, List.of(new Envelope(1, Instant.EPOCH, new Message.Finished(told)))));
        }
    }

    @Override
    public State await(AttemptId attempt, Duration atMost) throws InterruptedException {
        if (things.contains("container") && order.flatMap(program).isPresent()) {
            return State.ENDED;
        }
        if (things.contains("container") && !atMost.isZero()) {
            removed.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
        }
        return things.contains("container") ? State.RUNNING : State.GONE;
    }

    @Override
    public void remove(AttemptId attempt) {
        whileRemoving.run();
        things.remove("container");
        removed.release();
    }

    @Override
    public Gate open(AttemptId attempt, RepositoryName repository) {
        order = Optional.empty();
        things.add("door");
        return new Gate() {
            @Override
            public String socketFolder() {
                return "/door";
            }

            @Override
            public Order.Outward outward() {
                return outward;
            }

            @Override
            public void handIn(Order written) {
                assertThat(written.name()).isEqualTo(attempt.toString());
                order = Optional.of(written);
                work(attempt);
            }

            @Override
            public void close() {
                things.remove("door");
            }
        };
    }
}
