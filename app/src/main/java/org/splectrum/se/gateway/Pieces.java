package org.splectrum.se.gateway;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An answer's bytes as they arrive, one piece asked for at a time. For one reader; closing it gives up the rest. */
final class Pieces implements Flow.Subscriber<List<ByteBuffer>>, AutoCloseable {
    private static final byte[] END = {};

    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private Flow.@Nullable Subscription subscription;

    /** What came: bytes, the end, or why there is neither. */
    private sealed interface Arrival {
        record Begun(Flow.Subscription subscription) implements Arrival {}

        record Bytes(List<ByteBuffer> buffers) implements Arrival {}

        record Ended() implements Arrival {}

        record Broken(String reason) implements Arrival {}
    }

    /**
     * The next bytes; empty at the end.
     *
     * @throws IOException where the other side broke off, or was silent for longer than {@code patience}
     */
    byte[] next(Duration patience) throws IOException {
        if (subscription != null) {
            subscription.request(1);
        }
        while (true) {
            switch (arrival(patience)) {
                case Arrival.Begun begun -> {
                    subscription = begun.subscription();
                    subscription.request(1);
                }
                case Arrival.Bytes bytes -> {
                    byte[] joined = join(bytes.buffers());
                    if (joined.length > 0) {
                        return joined;
                    }
                    if (subscription != null) {
                        subscription.request(1);
                    }
                }
                case Arrival.Ended _ -> {
                    return END;
                }
                case Arrival.Broken broken -> throw new IOException("the model's answer broke off: " + broken.reason());
            }
        }
    }

    private Arrival arrival(Duration patience) throws IOException {
        try {
            Arrival arrival = arrivals.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (arrival == null) {
                throw new IOException("the model was silent for " + patience.toSeconds() + " s");
            }
            return arrival;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("waiting for the model was interrupted");
        }
    }

    private static byte[] join(List<ByteBuffer> buffers) {
        byte[] joined =
                new byte[buffers.stream().mapToInt(ByteBuffer::remaining).sum()];
        int offset = 0;
        for (ByteBuffer buffer : buffers) {
            int length = buffer.remaining();
            buffer.get(joined, offset, length);
            offset += length;
        }
        return joined;
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
        arrivals.add(new Arrival.Begun(begun));
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        arrivals.add(new Arrival.Bytes(buffers));
    }

    @Override
    public void onError(Throwable reason) {
        arrivals.add(new Arrival.Broken(reason.getClass().getSimpleName()));
    }

    @Override
    public void onComplete() {
        arrivals.add(new Arrival.Ended());
    }

    @Override
    public void close() {
        if (subscription != null) {
            subscription.cancel();
        }
    }
}
