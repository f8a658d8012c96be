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

/** Containers and their doors, in memory: a container tells what it is made to tell as soon as it is up, or runs on in silence. */
final class Machine implements Sandboxes, Gateways {
    /** {@code container} and {@code door}, where there is one. */
    final Set<String> things = ConcurrentHashMap.newKeySet();

    private final AttemptLog log;
    private final Function<Order, Optional<Outcome>> program;
    private final Semaphore removed = new Semaphore(0);
    private volatile Optional<Order> order = Optional.empty();
    volatile Runnable whileStarting = () -> {};
    final AtomicInteger started = new AtomicInteger();

    Machine(AttemptLog log, Function<Order, Optional<Outcome>> program) {
        this.log = log;
        this.program = program;
    }

    @Override
    public void start(AttemptId attempt, Spec spec) {
        whileStarting.run();
        Optional<Outcome> outcome;
        synchronized (this) {
            things.add("container");
            started.incrementAndGet();
            outcome = program.apply(order.orElseThrow());
        }
        outcome.ifPresent(
                told -> log.append(attempt, List.of(new Envelope(1, Instant.EPOCH, new Message.Finished(told)))));
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
        things.remove("container");
        removed.release();
    }

    @Override
    public Gate open(AttemptId attempt, RepositoryName repository, Order written) {
        assertThat(written.name()).isEqualTo(attempt.toString());
        order = Optional.of(written);
        things.add("door");
        return new Gate() {
            @Override
            public String socketFolder() {
                return "/door";
            }

            @Override
            public void close() {
                things.remove("door");
            }
        };
    }
}
