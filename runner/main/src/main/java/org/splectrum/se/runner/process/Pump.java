package org.splectrum.se.runner.process;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;

/** Empties a process's output into a tail, on its own thread, so that the process never waits for a reader. */
public final class Pump {
    /** On a busy machine the reader may need a while for what is there. */
    private static final Duration GRACE = Duration.ofSeconds(2);

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
        finish(List.of(this));
    }

    /** The same for several of one process, which together take no longer than one. */
    static void finish(List<Pump> pumps) {
        long end = System.nanoTime() + GRACE.toNanos();
        try {
            for (Pump pump : pumps) {
                pump.thread.join(Duration.ofNanos(end - System.nanoTime()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
