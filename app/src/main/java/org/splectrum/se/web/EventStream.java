package org.splectrum.se.web;

import io.javalin.http.Context;
import io.javalin.http.Header;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.splectrum.se.steps.text.Redaction;

/**
 * An answer of server-sent events, as the HTML standard has them. Its connection ends with it: who comes again comes to a
 * server that listens. Not thread-safe.
 */
final class EventStream implements AutoCloseable {
    static final String MEDIA_TYPE = "text/event-stream";

    private final OutputStream out;
    private final Redaction redaction;

    private EventStream(OutputStream out, Redaction redaction) {
        this.out = out;
        this.redaction = redaction;
    }

    /** Sends the answer's head at once, so that the client knows that it is connected. */
    static EventStream open(Context context, Redaction redaction) throws IOException {
        context.contentType(MEDIA_TYPE + ";charset=utf-8");
        context.header(Header.CACHE_CONTROL, "no-store");
        context.header(Header.CONNECTION, "close");
        context.header("X-Accel-Buffering", "no");
        EventStream stream = new EventStream(context.res().getOutputStream(), redaction);
        stream.heartbeat();
        return stream;
    }

    /**
     * Sends an event.
     *
     * @param id empty: the client keeps the one it has
     * @param lines without line ends
     */
    void send(String id, String event, List<String> lines) throws IOException {
        StringBuilder text = new StringBuilder(id.isEmpty() ? "" : "id: " + id + "\n").append("event: " + event + "\n");
        if (!lines.isEmpty()) {
            for (String line : redaction.redacted(String.join("\n", lines)).split("\n", -1)) {
                text.append("data: ").append(line).append('\n');
            }
        }
        write(text.append('\n').toString());
    }

    /** Shows to everything between that somebody is still there. */
    void heartbeat() throws IOException {
        write(":\n\n");
    }

    /** Ends the answer, so that the client knows that it has all of it. */
    @Override
    public void close() throws IOException {
        out.close();
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
