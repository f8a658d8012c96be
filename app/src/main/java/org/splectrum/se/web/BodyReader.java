package org.splectrum.se.web;

import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Reads bodies of bounded size in bounded time and memory: a client that has proved nothing yet must not be able to use
 * up the server. Thread-safe.
 */
final class BodyReader {
    /** GitHub's own limit for a payload. */
    static final int LIMIT = 25 * 1024 * 1024;

    private static final int FIRST = 16 * 1024;
    /** How much is read and thrown away, so that a client that only listens after sending hears the refusal. */
    private static final int DRAINED = 40 * 1024 * 1024;

    private final Duration patience;
    private final long room;
    private final AtomicLong taken = new AtomicLong();

    /**
     * @param patience for one whole body
     * @param room how many bytes all bodies together may take up
     */
    BodyReader(Duration patience, long room) {
        this.patience = patience;
        this.room = room;
    }

    /** Reads the body and lets {@code use} have it; the memory counts as taken until that returns. */
    void read(Context context, Consumer<RequestBody> use) {
        Reading reading = new Reading(context);
        try {
            use.accept(reading.all());
        } finally {
            taken.addAndGet(-reading.held);
        }
    }

    private final class Reading {
        private final Context context;
        private final long declared;
        private final long deadline = System.nanoTime() + patience.toNanos();
        private byte[] bytes = new byte[0];
        private int length;
        private long held;

        Reading(Context context) {
            this.context = context;
            this.declared = context.req().getContentLengthLong();
        }

        RequestBody all() {
            try {
                if (declared > LIMIT) {
                    throw tooLarge();
                }
                InputStream in = context.req().getInputStream();
                int count = 0;
                while (length != declared && count >= 0) {
                    grow();
                    count = in.read(bytes, length, bytes.length - length);
                    length += Math.max(0, count);
                    if (length > LIMIT) {
                        throw tooLarge();
                    }
                    checkTime();
                }
                return new RequestBody(bytes, length);
            } catch (IOException e) {
                throw late();
            }
        }

        /** Makes room for another byte where there is none. What is declared is taken up only as it comes. */
        private void grow() {
            if (length < bytes.length) {
                return;
            }
            long most = declared < 0 ? LIMIT + 1 : declared;
            int size = (int) Math.min(most, Math.max(FIRST, 2L * bytes.length));
            int more = size - bytes.length;
            held += more;
            if (taken.addAndGet(more) > room) {
                throw new Refusal(
                        HttpStatus.SERVICE_UNAVAILABLE, "Too many large requests arrive at once. Send it again later.");
            }
            bytes = Arrays.copyOf(bytes, size);
        }

        private void checkTime() {
            if (System.nanoTime() > deadline) {
                throw late();
            }
        }

        private Refusal tooLarge() throws IOException {
            // A client that asks before it sends hears the refusal at once; reading would tell it to go on.
            if (context.header(Header.EXPECT) == null) {
                drain(context.req().getInputStream());
            }
            return new Refusal(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "A delivery has at most 25 MB, as GitHub sends it. Send less, or check who calls this address.");
        }

        private void drain(InputStream in) throws IOException {
            byte[] thrown = new byte[FIRST];
            int left = DRAINED;
            while (left > 0 && System.nanoTime() < deadline) {
                int count = in.read(thrown);
                left = count < 0 ? 0 : left - count;
            }
        }

        private Refusal late() {
            return new Refusal(
                    HttpStatus.REQUEST_TIMEOUT,
                    "The body did not arrive within " + patience.toSeconds() + " seconds. Send it again, faster.");
        }
    }
}
