package org.splectrum.se.runner.process;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The end of an output, within a number of bytes. Thread-safe. */
public final class Tail {
    private final int limit;
    private byte[] kept = new byte[0];
    private int length;
    private long left;

    /** Keeps that many bytes, and for a while up to twice as many. */
    public Tail(int limit) {
        this.limit = limit;
    }

    public synchronized void write(byte[] bytes, int count) {
        int from = Math.max(0, count - limit);
        left += from;
        int added = count - from;
        makeRoom(added);
        System.arraycopy(bytes, from, kept, length, added);
        length += added;
    }

    private void makeRoom(int added) {
        if (length + added > 2L * limit) {
            int surplus = Math.max(0, length - limit);
            System.arraycopy(kept, surplus, kept, 0, length - surplus);
            length -= surplus;
            left += surplus;
        }
        if (length + added > kept.length) {
            kept = Arrays.copyOf(kept, Math.max(length + added, Math.min(2 * kept.length, 2 * limit)));
        }
    }

    /** As UTF-8; a character cut in two at the beginning is left out, and where something is missing it says so. */
    public synchronized String text() {
        int start = Math.max(0, length - limit);
        if (start + left == 0) {
            return new String(kept, 0, length, StandardCharsets.UTF_8);
        }
        long missing = start + left;
        while (start < length && (kept[start] & 0xC0) == 0x80) {
            start++;
        }
        return "[… " + missing + " bytes left out]\n" + new String(kept, start, length - start, StandardCharsets.UTF_8);
    }
}
