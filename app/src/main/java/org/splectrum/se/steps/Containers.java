package org.splectrum.se.steps;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Usage;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.run.Timer;
import org.splectrum.se.runner.protocol.Envelope;
import org.splectrum.se.runner.protocol.Failure;
import org.splectrum.se.runner.protocol.Message;
import org.splectrum.se.runner.protocol.Order;
import org.splectrum.se.runner.protocol.Outcome;

/**
 * Has orders carried out in sealed containers, no more than so many at a time. A container that lives on from before a crash
 * is found again, and one that told its end already is not started again.
 */
final class Containers {
    /** How long past its own limit a runner may take to say so. */
    static final Duration GRACE = Duration.ofSeconds(30);

    private final ContainerEdges edges;
    private final Timer timer;
    private final Slots slots;
    private final Map<AttemptId, Gateways.Gate> open = new ConcurrentHashMap<>();
    private final Set<AttemptId> underWay = ConcurrentHashMap.newKeySet();
    private final Set<AttemptId> stopped = ConcurrentHashMap.newKeySet();

    Containers(ContainerEdges edges, Timer timer, ContainerCapacity containerCapacity) {
        this.edges = edges;
        this.timer = timer;
        this.slots = new Slots(containerCapacity);
    }

    /** How a container ended. */
    sealed interface End {
        /** Its runner told. */
        record Told(Outcome outcome) implements End {}

        /** It died or never came up. */
        record Died(String why) implements End {}
    }

    /**
     * Blocks until the order is carried out or its container died; the container is gone then, unless the server stops.
     *
     * @throws RuntimeException where the order could not be written or the container not be started
     */
    End carryOut(ContainerRequest containerRequest, Consumer<RunEvent> news) throws InterruptedException {
        AttemptId attempt = containerRequest.attempt();
        Optional<Outcome> told = Following.outcome(edges.log().after(attempt, 0));
        if (told.isPresent()) {
            leave(attempt, edges.gateways().open(attempt, containerRequest.repository()));
            return new End.Told(told.get());
        }
        try (var _ = slots.take(containerRequest.home())) {
            underWay.add(attempt);
            Gateways.Gate gate = edges.gateways().open(attempt, containerRequest.repository());
            open.put(attempt, gate);
            End end = wasLost(attempt) ? died(attempt) : carryOut(containerRequest, gate, news);
            leave(attempt, gate);
            return end;
        } finally {
            underWay.remove(attempt);
            if (stopped.remove(attempt)) {
                stopAgain(attempt);
            }
        }
    }

    /** Its container may have come up after it was removed. */
    private void stopAgain(AttemptId attempt) {
        boolean interrupted = Thread.interrupted();
        try {
            stop(attempt);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A second container would count its messages from 1 again, and they would be taken for the first one's. */
    private boolean wasLost(AttemptId attempt) throws InterruptedException {
        return !edges.log().after(attempt, 0).isEmpty()
                && edges.sandboxes().await(attempt, Duration.ZERO) == Sandboxes.State.GONE;
    }

    private End carryOut(ContainerRequest containerRequest, Gateways.Gate gate, Consumer<RunEvent> news)
            throws InterruptedException {
        Order order = begin(containerRequest, gate);
        return watch(
                containerRequest.attempt(),
                Duration.ofSeconds(order.limits().seconds()).plus(GRACE),
                news);
    }

    /** Writes the order while the container starts, for both take a while. */
    private Order begin(ContainerRequest containerRequest, Gateways.Gate gate) throws InterruptedException {
        Optional<Alternates.Lent> lent = edges.alternates().of(containerRequest.repository());
        Sandboxes.Spec spec = new Sandboxes.Spec(
                gate.socketFolder(),
                lent.map(Alternates.Lent::folder),
                containerRequest.image(),
                containerRequest.readiness().towards(gate.outward()));
        try (ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> starting = beside.submit(() -> edges.sandboxes().start(containerRequest.attempt(), spec));
            Order order = containerRequest.writing().get();
            lent.ifPresent(objects ->
                    objects.completeWith(new CommitId(order.checkout().input()), gate.socketFolder()));
            gate.handIn(order);
            String image = awaitStarted(starting);
            if (!image.isEmpty()) {
                edges.auditPorts().trail().note(containerRequest.attempt(), new Trail.Fact.Contained(image));
            }
            return order;
        } catch (ExecutionException notStarted) {
            RuntimeException why = notStarted.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(notStarted.getCause());
            withdraw(containerRequest.attempt(), gate, why);
            throw why;
        } catch (RuntimeException notWritten) {
            withdraw(containerRequest.attempt(), gate, notWritten);
            throw notWritten;
        }
    }

    private static String awaitStarted(Future<String> starting) throws InterruptedException, ExecutionException {
        try {
            return starting.get();
        } catch (InterruptedException stopping) {
            starting.cancel(true);
            throw stopping;
        }
    }

    /** A container that has begun nothing is not left to wait for an order, nor a door open for one that did not start. */
    private void withdraw(AttemptId attempt, Gateways.Gate gate, RuntimeException why) {
        try {
            if (edges.log().after(attempt, 0).isEmpty()) {
                leave(attempt, gate);
            }
        } catch (RuntimeException stays) {
            why.addSuppressed(stays); // the next try finds it again
        }
    }

    /** The container first: the door's folder is mounted in it. */
    private void leave(AttemptId attempt, Gateways.Gate gate) {
        edges.sandboxes().remove(attempt);
        open.remove(attempt);
        gate.close();
    }

    /**
     * Ends the attempt's container and closes its door, where it has them. Whoever waits for its end is to be interrupted; his
     * slot is free as soon as he notices. Idempotent.
     */
    void stop(AttemptId attempt) {
        if (underWay.contains(attempt)) {
            stopped.add(attempt);
        }
        edges.sandboxes().remove(attempt);
        Optional.ofNullable(open.remove(attempt)).ifPresent(Gateways.Gate::close);
    }

    /** What an attempt's runner told so far. */
    List<Message> told(AttemptId attempt) {
        return edges.log().after(attempt, 0).stream().map(Envelope::message).toList();
    }

    /** What the step has cost so far. */
    Usage usage(AttemptId attempt) {
        return edges.usage().ofStep(attempt.run(), attempt.step());
    }

    private End watch(AttemptId attempt, Duration atMost, Consumer<RunEvent> news) throws InterruptedException {
        Following following = new Following(edges, timer, attempt, news);
        Semaphore heard = new Semaphore(0);
        AtomicBoolean late = new AtomicBoolean();
        timer.after(atMost, () -> {
            late.set(true);
            heard.release();
        });
        Thread waiting = Thread.ofVirtual().unstarted(() -> awaitEnd(attempt, heard));
        try (var _ = edges.log().onAppend(attempt, heard::release)) {
            waiting.start();
            while (true) {
                Optional<Outcome> told = following.read();
                if (told.isPresent()) {
                    return new End.Told(told.get());
                }
                if (!waiting.isAlive()) {
                    return following.read().<End>map(End.Told::new).orElseGet(() -> died(attempt));
                }
                if (late.get()) {
                    return new End.Told(new Outcome.Failed(Failure.TIMED_OUT, "The runner did not end by itself."));
                }
                heard.tryAcquire(Following.NEWS_PACE.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
                heard.drainPermits();
            }
        } finally {
            waiting.interrupt();
        }
    }

    private void awaitEnd(AttemptId attempt, Semaphore heard) {
        try {
            while (edges.sandboxes().await(attempt, GRACE) == Sandboxes.State.RUNNING) {
                heard.release();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            heard.release();
        }
    }

    private End died(AttemptId attempt) {
        return switch (stateOf(attempt)) {
            case OUT_OF_MEMORY -> new End.Died("the container took more memory than it may");
            case GONE -> new End.Died("the container is gone");
            case RUNNING, ENDED, BROKEN -> new End.Died("the container ended without saying how");
        };
    }

    private Sandboxes.State stateOf(AttemptId attempt) {
        try {
            return edges.sandboxes().await(attempt, Duration.ZERO);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Sandboxes.State.GONE;
        }
    }
}
