package org.splectrum.se.runner.agent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Cuts a stream into lines as they come. A line that is too long is passed over, so that a flood fills no memory. */
final class Lines {
    private final int maxBytes;
    private final Consumer<String> lines;
    private final Runnable tooLong;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean skipping;

    Lines(int maxBytes, Consumer<String> lines, Runnable tooLong) {
        this.maxBytes = maxBytes;
        this.lines = lines;
        this.tooLong = tooLong;
    }

    /** Reads to the end; calls {@code alive} on every piece. */
    void readAll(InputStream source, Runnable alive) throws IOException {
        byte[] buffer = new byte[16384];
        for (int read = source.read(buffer); read >= 0; read = source.read(buffer)) {
            alive.run();
            accept(buffer, read);
        }
        end();
    }

    private void accept(byte[] bytes, int count) {
        int start = 0;
        for (int i = 0; i < count; i++) {
            if (bytes[i] == '\n') {
                append(bytes, start, i - start);
                end();
                start = i + 1;
            }
        }
        append(bytes, start, count - start);
    }

    private void append(byte[] bytes, int offset, int length) {
        if (!skipping && line.size() + length > maxBytes) {
            skipping = true;
            line.reset();
            tooLong.run();
        }
        if (!skipping) {
            line.write(bytes, offset, length);
        }
    }

    private void end() {
        if (line.size() > 0) {
            lines.accept(line.toString(StandardCharsets.UTF_8));
        }
        line.reset();
        skipping = false;
    }
}
