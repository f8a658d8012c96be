package org.splectrum.se.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. It takes whatever was asked for while the last commit ran, and what comes while it writes
 * that, and commits it as one transaction with one sync, so that nobody waits on purpose and many share the disk's slowest
 * act. Thread-safe.
 */
final class Writer implements AutoCloseable {
    private static final int QUEUE = 10_000;
    private static final int GROUP = 512;

    /** How long what nobody waits for may wait. */
    private static final Duration LATER = Duration.ofMillis(50);

    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

    private final Jdbi jdbi;
    private final BlockingQueue<Write<?>> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Queue<Write<?>> deferred = new ConcurrentLinkedQueue<>();
    private final Write<Boolean> nudge = new Write<>(handle -> true);
    private final AtomicLong commits = new AtomicLong();
    private final Thread thread;
    private Optional<Handle> handle = Optional.empty();
    private volatile boolean closed;

    Writer(Jdbi jdbi) {
        this.jdbi = jdbi;
        this.thread = Thread.ofPlatform().name("store-writer").daemon(true).start(this::work);
    }

    /**
     * Returns when the work is on disk. The work may be called more than once, each time on a transaction without it.
     *
     * @throws RuntimeException what the work threw, or why it could not be written; it is not on disk then
     */
    <T> T write(Work<T> work) {
        Write<T> write = new Write<>(work);
        put(write);
        return result(write);
    }

    /** As {@link #write}, but empty and without effect where too many wait already. */
    <T> Optional<T> offer(Work<T> work) {
        Write<T> write = new Write<>(work);
        return queue.offer(write) ? Optional.of(result(write)) : Optional.empty();
    }

    /**
     * Returns at once. The work is written with the next that somebody waits for, or a little later; a crash may come first.
     * What goes wrong is told to nobody but the log.
     */
    void later(Work<?> work) {
        deferred.add(new Write<>(work));
        var _ = queue.offer(nudge); // where it is full the writer comes by anyway
    }

    /** Transactions committed so far; each syncs the disk once. */
    long commits() {
        return commits.get();
    }

    /** How many wait for the next commit. */
    int queued() {
        return queue.size();
    }

    private <T> T result(Write<T> write) {
        if (!thread.isAlive()) {
            // It may have looked at the queue for the last time before this write was in it.
            refuse(write);
        }
        try {
            return write.result().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void work() {
        List<Write<?>> group = new ArrayList<>();
        while (!closed || !queue.isEmpty() || !deferred.isEmpty()) {
            next().ifPresent(group::add);
            join(group);
            commit(group);
            group.clear();
        }
        hangUp();
    }

    /** Whoever deferred something nudges afterwards: what the nudge stood for is found by whoever takes the nudge. */
    private void join(List<Write<?>> group) {
        queue.drainTo(group, GROUP - group.size());
        for (Write<?> write = deferred.poll(); write != null; write = deferred.poll()) {
            group.add(write);
        }
    }

    /** A write that fails is left out and the others are begun anew; where the transaction fails, all fail. */
    private void commit(List<Write<?>> group) {
        while (!group.isEmpty()) {
            Attempt attempt = new Attempt(group);
            try {
                connected().useTransaction(attempt::run);
                commits.incrementAndGet();
                group.forEach(Write::succeed);
                return;
            } catch (RuntimeException | Error e) {
                hangUp();
                attempt.failed().forEach(write -> write.fail(e));
                LOG.debug("a write failed", e);
                group.removeAll(attempt.failed());
            }
        }
    }

    /** One connection serves as long as nothing goes wrong, and so do its prepared statements. */
    private Handle connected() {
        if (handle.isEmpty()) {
            handle = Optional.of(jdbi.open());
        }
        return handle.get();
    }

    private void hangUp() {
        Optional<Handle> open = handle;
        handle = Optional.empty();
        try {
            open.ifPresent(Handle::close);
        } catch (RuntimeException e) {
            LOG.debug("closing a connection on which something went wrong", e);
        }
    }

    private static void refuse(Write<?> write) {
        write.fail(new IllegalStateException("writing to the database: it is closed"));
    }

    private void put(Write<?> write) {
        try {
            queue.put(write);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("writing to the database: interrupted", e);
        }
    }

    /** What is deferred alone waits a little for company. */
    private Optional<Write<?>> next() {
        try {
            Write<?> first = queue.take();
            return first == nudge
                    ? Optional.ofNullable(queue.poll(LATER.toMillis(), TimeUnit.MILLISECONDS))
                    : Optional.of(first);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the writer", e);
        }
    }

    /** Returns when all that was asked for before is on disk. */
    @Override
    public void close() {
        closed = true;
        put(new Write<>(handle -> true));
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        queue.forEach(Writer::refuse);
    }

    /** What is to be done within a transaction. */
    @FunctionalInterface
    interface Work<T> {
        T on(Handle handle);
    }

    /** One pass over a group, which those join that come meanwhile: knows which writes are to blame where it fails. */
    private final class Attempt {
        private final List<Write<?>> group;
        private Optional<Write<?>> running = Optional.empty();

        Attempt(List<Write<?>> group) {
            this.group = group;
        }

        void run(Handle handle) {
            for (int at = 0; at < group.size(); at++) {
                Write<?> write = group.get(at);
                running = Optional.of(write);
                write.run(handle);
                if (at + 1 == group.size() && group.size() < GROUP) {
                    join(group);
                }
            }
            running = Optional.empty();
        }

        List<Write<?>> failed() {
            return running.<List<Write<?>>>map(List::of).orElseGet(() -> List.copyOf(group));
        }
    }
}
