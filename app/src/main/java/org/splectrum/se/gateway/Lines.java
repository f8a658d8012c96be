package org.splectrum.se.gateway;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** The lines of a body, one by one, none of them longer than a limit. Blank lines are passed over. */
final class Lines {
    private final InputStream body;
    private final int longest;
    private int number;

    Lines(InputStream body, int longest) {
        this.body = new BufferedInputStream(body);
        this.longest = longest;
    }

    /** Of the line read last, from 1 upwards. */
    int number() {
        return number;
    }

    /** The next line without its end; empty after the last. */
    byte[] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next;
        while ((next = body.read()) >= 0) {
            if (next != '\n') {
                append(line, next);
            } else {
                number++;
                if (!isBlank(line)) {
                    return line.toByteArray();
                }
                line.reset();
            }
        }
        number++;
        return isBlank(line) ? new byte[0] : line.toByteArray();
    }

    private void append(ByteArrayOutputStream line, int next) throws LimitedBody.TooLargeException {
        if (line.size() == longest) {
            throw new LimitedBody.TooLargeException(longest);
        }
        line.write(next);
    }

    private static boolean isBlank(ByteArrayOutputStream line) {
        return line.size() == 0 || (line.size() == 1 && line.toByteArray()[0] == '\r');
    }
}
