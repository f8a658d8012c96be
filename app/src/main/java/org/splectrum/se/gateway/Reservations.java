package org.splectrum.se.gateway;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.steps.Budgets;
import org.splectrum.se.steps.Budgets.Purse;

/**
 * Sets money aside for calls that are under way, so that all who spend from one purse together never spend more than is in it.
 * What a call took must be on record before its hold is let go. Thread-safe.
 */
final class Reservations {
    private static final Purse BOUNDLESS = new Purse("", "", Long.MAX_VALUE);

    private final Budgets budgets;
    private final Duration patience;
    private final Map<String, Long> held = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition released = lock.newCondition();

    /** @param patience how long to wait for what others hold */
    Reservations(Budgets budgets, Duration patience) {
        this.budgets = budgets;
        this.patience = patience;
    }

    /**
     * Money for one call, in millionths of a dollar.
     *
     * @param least without which it makes no sense
     * @param usual that suffices nearly always; not more than half of what there is beyond that is taken, for others call too
     * @param most that it could cost
     */
    record Ask(long least, long usual, long most) {}

    /** What comes of an ask. */
    sealed interface Answer {
        record Granted(Hold hold) implements Answer {}

        /** Nobody holds anything, and it is not enough. */
        record Spent(Purse purse) implements Answer {}

        /** Others held it for longer than one waits. */
        record Held() implements Answer {}
    }

    Answer reserve(AttemptId attempt, Ask ask) throws InterruptedIOException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (true) {
                List<Purse> purses = budgets.purses(attempt);
                Purse tightest = tightest(purses);
                long free = tightest.leftMicroUsd() - heldOf(purses, tightest);
                boolean alone = purses.stream().allMatch(purse -> held.getOrDefault(purse.key(), 0L) == 0);
                boolean enough = free >= (alone || left <= 0 ? ask.least() : Math.min(ask.usual(), ask.most()));
                if (enough) {
                    return new Answer.Granted(hold(attempt, purses, share(ask, free)));
                }
                if (alone) {
                    return new Answer.Spent(tightest);
                }
                if (left <= 0) {
                    return new Answer.Held();
                }
                left = released.awaitNanos(left);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("waiting for money was interrupted");
        } finally {
            lock.unlock();
        }
    }

    /** What could be had now, in millionths of a dollar; may be below 0. */
    long free(AttemptId attempt) {
        lock.lock();
        try {
            List<Purse> purses = budgets.purses(attempt);
            Purse tightest = tightest(purses);
            return tightest.leftMicroUsd() - heldOf(purses, tightest);
        } finally {
            lock.unlock();
        }
    }

    private static long share(Ask ask, long free) {
        return Math.min(ask.most(), Math.max(free / 2, Math.min(free, ask.usual())));
    }

    /** The purse with the least in it that nobody holds. */
    private Purse tightest(List<Purse> purses) {
        return purses.stream()
                .min(Comparator.comparingLong(purse -> purse.leftMicroUsd() - held.getOrDefault(purse.key(), 0L)))
                .orElse(BOUNDLESS);
    }

    private long heldOf(List<Purse> purses, Purse purse) {
        return purses.isEmpty() ? 0 : held.getOrDefault(purse.key(), 0L);
    }

    private Hold hold(AttemptId attempt, List<Purse> purses, long amount) {
        List<String> keys = purses.stream().map(Purse::key).toList();
        keys.forEach(key -> held.merge(key, amount, Long::sum));
        return new Hold(attempt, keys, amount);
    }

    private void release(List<String> keys, long amount) {
        lock.lock();
        try {
            for (String key : keys) {
                held.computeIfPresent(key, (_, sum) -> sum == amount ? null : sum - amount);
            }
            released.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Money set aside for one call, until it is closed. For one thread. */
    final class Hold implements AutoCloseable {
        private final AttemptId attempt;
        private final List<String> keys;
        private long amount;

        private Hold(AttemptId attempt, List<String> keys, long amount) {
            this.attempt = attempt;
            this.keys = keys;
            this.amount = amount;
        }

        /** In millionths of a dollar. */
        long amount() {
            return amount;
        }

        /** Whether the call may cost so much; more is set aside for it where it can be had at once. */
        boolean covers(long cost) {
            if (cost <= amount) {
                return true;
            }
            lock.lock();
            try {
                List<Purse> purses = budgets.purses(attempt);
                Purse tightest = tightest(purses);
                if (tightest.leftMicroUsd() - heldOf(purses, tightest) < cost - amount) {
                    return false;
                }
                keys.forEach(key -> held.merge(key, cost - amount, Long::sum));
                amount = cost;
                return true;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            release(keys, amount);
            amount = 0;
        }
    }
}
