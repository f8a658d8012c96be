package org.splectrum.se.web;

import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.splectrum.se.model.AppSuspended;
import org.splectrum.se.model.TryAgainLater;

/** The answers that go on for long: so many at a time, each woken when there is something to send. Thread-safe. */
final class Streams implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);
    private static final int MOST = 256;
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final Semaphore room = new Semaphore(MOST);
    private final Set<Bell> open = ConcurrentHashMap.newKeySet();
    private final Duration heartbeat;
    private volatile boolean closed;

    /** @param heartbeat after which something is sent in any case */
    Streams(Duration heartbeat) {
        this.heartbeat = heartbeat;
    }

    /** Sends until it is done. */
    @FunctionalInterface
    interface Sending {
        void run(Bell bell) throws IOException, InterruptedException;
    }

    /** Wakes the one that waits for it. Thread-safe. */
    final class Bell {
        private final Semaphore rung = new Semaphore(0);

        void ring() {
            rung.release();
        }

        /** Waits until it is rung, which counts since the last time, or the heartbeat is due. @return whether it rang */
        boolean await() throws InterruptedException {
            boolean rang = rung.tryAcquire(heartbeat.toMillis(), TimeUnit.MILLISECONDS);
            rung.drainPermits();
            return rang;
        }

        /** Whether there is nothing more to wait for. */
        boolean isOver() {
            return closed;
        }
    }

    /** Returns when it is done or the client is gone. @throws Refusal where too many are open, or the server stops */
    void send(Sending sending) {
        if (closed) {
            throw new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "The server stops. Follow again when it is back.");
        }
        if (!room.tryAcquire()) {
            throw new Refusal(
                    HttpStatus.SERVICE_UNAVAILABLE, "Too many clients follow at once. Ask again later, or poll.");
        }
        Bell bell = new Bell();
        open.add(bell);
        try {
            sending.run(bell);
        } catch (IOException gone) {
            LOG.debug("a client that followed is gone: {}", gone.getMessage());
        } catch (TryAgainLater | AppSuspended unknown) {
            LOG.debug("it is not known whether a client may go on following: {}", unknown.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(bell);
            room.release();
        }
    }

    /** Ends all of them; returns when their clients have been told so, or are too slow to hear it. */
    @Override
    public void close() {
        closed = true;
        open.forEach(Bell::ring);
        try {
            if (room.tryAcquire(MOST, LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
                room.release(MOST);
            } else {
                LOG.debug("{} clients that followed are slow to go", open.size());
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
