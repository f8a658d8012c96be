package org.splectrum.se.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;

/** A probot app as a process of its own. */
record Probot(Process process, int port) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN = Duration.ofMillis(100);

    /** Returns when the process accepts connections; ends it where it never does. */
    static Probot listening(Process process, int port) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            if (accepts(port)) {
                return new Probot(process, port);
            }
            pause(process);
        }
        process.destroyForcibly();
        throw new IOException("probot did not listen within " + PATIENCE.toSeconds() + " s; see probot.log");
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static void pause(Process process) throws IOException {
        try {
            Thread.sleep(BETWEEN);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while probot started", e);
        }
    }

    @Override
    public void close() {
        Processes.stop(process);
    }
}
