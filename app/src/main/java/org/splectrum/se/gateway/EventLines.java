package org.splectrum.se.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Finds the {@code data:} lines in server-sent events that come in pieces cut anywhere. Not thread-safe. */
final class EventLines {
    /** A longer line holds no counts. */
    private static final int LONGEST = 1 << 20;

    private static final String DATA = "data:";

    private final Consumer<String> data;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    EventLines(Consumer<String> data) {
        this.data = data;
    }

    void feed(byte[] piece) {
        for (byte next : piece) {
            if (next == '\n' || next == '\r') {
                end();
            } else if (line.size() < LONGEST) {
                line.write(next);
            }
        }
    }

    private void end() {
        if (line.size() < LONGEST) {
            String text = line.toString(StandardCharsets.UTF_8);
            if (text.startsWith(DATA)) {
                data.accept(text.substring(DATA.length()).strip());
            }
        }
        line.reset();
    }
}
