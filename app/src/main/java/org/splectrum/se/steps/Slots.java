package org.splectrum.se.steps;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.RepositoryName;

/**
 * Room for containers. Repositories that wait take turns, one container each; within one, first come is first served. Whoever
 * cannot have a place yet, because its repository or owner has as many as it may, does not hold up others. Thread-safe.
 */
final class Slots {
    private final ContainerCapacity containerCapacity;
    private final ReentrantLock lock = new ReentrantLock();

    /** By repository; the first has waited longest for a turn. Guarded by the lock, as all below. */
    private final Map<RepositoryName, Deque<Waiter>> waiting = new LinkedHashMap<>();

    private final Map<Object, Integer> taken = new HashMap<>();
    private int all;

    Slots(ContainerCapacity containerCapacity) {
        this.containerCapacity = containerCapacity;
    }

    /** A place for one container, until it is closed. */
    interface Slot extends AutoCloseable {
        /** Idempotent. */
        @Override
        void close();
    }

    /** Waits for a place. */
    Slot take(Home home) throws InterruptedException {
        Waiter waiter = new Waiter(home, lock.newCondition());
        lock.lockInterruptibly();
        try {
            waiting.computeIfAbsent(home.repository(), each -> new ArrayDeque<>())
                    .add(waiter);
            hand();
            while (!waiter.served) {
                waiter.turn.await();
            }
            return () -> leave(waiter);
        } catch (InterruptedException stopping) {
            leave(waiter);
            throw stopping;
        } finally {
            lock.unlock();
        }
    }

    /** How many wait for a place now. */
    int waiting() {
        lock.lock();
        try {
            return waiting.values().stream().mapToInt(Deque::size).sum();
        } finally {
            lock.unlock();
        }
    }

    private void leave(Waiter waiter) {
        lock.lock();
        try {
            if (waiter.left) {
                return;
            }
            waiter.left = true;
            if (waiter.served) {
                count(waiter.home, -1);
            } else {
                forget(waiter);
            }
            hand();
        } finally {
            lock.unlock();
        }
    }

    private void forget(Waiter waiter) {
        Deque<Waiter> line = waiting.getOrDefault(waiter.home.repository(), new ArrayDeque<>());
        line.remove(waiter);
        if (line.isEmpty()) {
            waiting.remove(waiter.home.repository());
        }
    }

    /** Gives places out as long as somebody can have one. */
    private void hand() {
        Optional<Waiter> next = next();
        while (next.isPresent()) {
            next.get().served = true;
            next.get().turn.signal();
            next = next();
        }
    }

    /** Takes the first out of its line who can have a place; its repository then stands behind all others. */
    private Optional<Waiter> next() {
        if (all >= containerCapacity.all()) {
            return Optional.empty();
        }
        Iterator<Map.Entry<RepositoryName, Deque<Waiter>>> lines =
                waiting.entrySet().iterator();
        while (lines.hasNext()) {
            Map.Entry<RepositoryName, Deque<Waiter>> line = lines.next();
            Waiter first = line.getValue().getFirst();
            if (hasRoom(first.home)) {
                lines.remove();
                line.getValue().removeFirst();
                if (!line.getValue().isEmpty()) {
                    waiting.put(first.home.repository(), line.getValue());
                }
                count(first.home, 1);
                return Optional.of(first);
            }
        }
        return Optional.empty();
    }

    private boolean hasRoom(Home home) {
        return taken.getOrDefault(home.repository(), 0) < containerCapacity.repository()
                && taken.getOrDefault(home.installation(), 0) < containerCapacity.installation();
    }

    private void count(Home home, int more) {
        all += more;
        for (Object bound : new Object[] {home.repository(), home.installation()}) {
            if (taken.merge(bound, more, Integer::sum) == 0) {
                taken.remove(bound);
            }
        }
    }

    /** Guarded by the lock. */
    private static final class Waiter {
        private final Home home;
        private final Condition turn;
        private boolean served;
        private boolean left;

        Waiter(Home home, Condition turn) {
            this.home = home;
            this.turn = turn;
        }
    }
}
