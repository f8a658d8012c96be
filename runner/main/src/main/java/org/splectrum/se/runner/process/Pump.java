package org.splectrum.se.runner.process;

import java.io.IOException;
import java.io.InputStream;

/** Empties a process's output into a tail, on its own thread, so that the process never waits for a reader. */
public final class Pump {
    private static final long GRACE_MILLIS = 500;

    private final Thread thread;

    private Pump(Thread thread) {
        this.thread = thread;
    }

    public static Pump start(InputStream source, Tail tail) {
        return new Pump(Thread.ofPlatform().daemon().name("pump").start(() -> copy(source, tail)));
    }

    private static void copy(InputStream source, Tail tail) {
        byte[] buffer = new byte[8192];
        try (source) {
            for (int read = source.read(buffer); read >= 0; read = source.read(buffer)) {
                tail.write(buffer, read);
            }
        } catch (IOException e) {
            // The process was killed and its pipe closed: what came before is in the tail.
            return;
        }
    }

    /** Waits for the rest, but not for a process left behind that keeps the pipe open. */
    public void finish() {
        try {
            thread.join(GRACE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
