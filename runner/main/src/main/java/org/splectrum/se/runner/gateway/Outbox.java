package org.splectrum.se.runner.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.splectrum.se.runner.protocol.Envelope;
import org.splectrum.se.runner.protocol.Message;
import org.splectrum.se.runner.protocol.Wire;

/**
 * Numbers messages, keeps them until the server has them on disk, and sends them in order from one thread: the first at
 * once, and what gathers meanwhile in the next batch. What is not acknowledged is sent again, so a server that was away
 * for a while has missed nothing. Thread-safe.
 */
public final class Outbox implements Journal {
    private static final int MAX_WAITING_BYTES = 8 << 20;
    private static final int MAX_BATCH_BYTES = 512 << 10;

    private final Gateway gateway;
    private final String token;
    private final Patience patience;
    private final Deque<Line> waiting = new ArrayDeque<>();
    private long told;
    private long waitingBytes;
    private boolean lost;
    private boolean finished;

    /** Starts sending. */
    public Outbox(Gateway gateway, String token, Patience patience) {
        this.gateway = gateway;
        this.token = token;
        this.patience = patience;
        Thread.ofPlatform().daemon().name("outbox").start(this::deliver);
    }

    /** Nothing follows on {@link Message.Finished}: what a thread that outlived the work still has to tell is dropped. */
    @Override
    public synchronized void tell(Message message) {
        if (finished) {
            return;
        }
        finished = message instanceof Message.Finished;
        while (waitingBytes > MAX_WAITING_BYTES && !lost) {
            pause();
        }
        String json = json(new Envelope(++told, Instant.now(), message));
        waiting.add(new Line(told, json));
        waitingBytes += json.length();
        notifyAll();
    }

    /** Waits until the server has everything. False where the server stayed away for longer than the patience, or the time ran out. */
    public synchronized boolean flush(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!waiting.isEmpty() && !lost && System.nanoTime() < end) {
            pause();
        }
        return waiting.isEmpty();
    }

    private void deliver() {
        Backoff backoff = new Backoff(patience);
        while (!isLost()) {
            byte[] batch = nextBatch();
            try {
                if (acknowledge(gateway.send(token, batch).upTo())) {
                    backoff.reset();
                    continue;
                }
                System.out.println("the server did not take the messages");
            } catch (IOException e) {
                System.out.println("messages are waiting: " + e.getMessage());
            }
            if (!backoff.pause()) {
                lose();
            }
        }
    }

    private synchronized byte[] nextBatch() {
        while (waiting.isEmpty()) {
            pause();
        }
        ByteArrayOutputStream batch = new ByteArrayOutputStream();
        for (Line line : waiting) {
            if (batch.size() > 0 && batch.size() + line.json().length() > MAX_BATCH_BYTES) {
                break;
            }
            batch.writeBytes(line.json().getBytes(StandardCharsets.UTF_8));
            batch.write('\n');
        }
        return batch.toByteArray();
    }

    private synchronized boolean acknowledge(long upTo) {
        int before = waiting.size();
        for (Line first = waiting.peek(); first != null && first.sequence() <= upTo; first = waiting.peek()) {
            waiting.remove();
            waitingBytes -= first.json().length();
        }
        notifyAll();
        return waiting.size() < before;
    }

    private synchronized boolean isLost() {
        return lost;
    }

    private synchronized void lose() {
        lost = true;
        notifyAll();
        patience.exhausted().run();
    }

    /** To be called in a loop, with the lock. */
    @SuppressWarnings("WaitNotInLoop")
    private void pause() {
        try {
            wait(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            lost = true;
        }
    }

    private static String json(Envelope envelope) {
        try {
            return Wire.mapper().writeValueAsString(envelope);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("writing a message: " + e.getOriginalMessage(), e);
        }
    }

    private record Line(long sequence, String json) {}
}
