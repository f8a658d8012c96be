package org.splectrum.se.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SlowClientTest {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final String HEAD = "POST /webhook HTTP/1.1\r\nHost: se\r\nContent-Length: 5000\r\n";

    private final ScheduledExecutorService trickle = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void stop() {
        trickle.shutdownNow();
    }

    @Test
    void aClientThatFallsSilentInItsHeadersIsClosed() throws IOException {
        try (Site site = Site.with(new WebServer.Patience(SHORT, LONG, LONG));
                Socket socket = site.connect()) {
            socket.getOutputStream().write(HEAD.getBytes(UTF_8));
            assertThat(answer(socket)).doesNotContain(" 2");
        }
    }

    @Test
    void aClientThatFallsSilentInItsBodyIsTurnedAway() throws IOException {
        String said = "";
        // On a busy machine the server may be slower than the client may be, and close it without a word.
        for (Duration idle = SHORT; said.isEmpty(); idle = idle.multipliedBy(4)) {
            try (Site site = Site.with(new WebServer.Patience(idle, LONG, LONG));
                    Socket socket = site.connect()) {
                socket.getOutputStream().write((HEAD + "\r\n{").getBytes(UTF_8));
                said = answer(socket);
            }
        }
        assertThat(said).startsWith("HTTP/1.1 408 ").contains("application/problem+json");
    }

    @Test
    void aClientWhoseBodyTricklesIsTurnedAway() throws IOException {
        try (Site site = Site.with(new WebServer.Patience(LONG, SHORT, LONG));
                Socket socket = site.connect()) {
            socket.getOutputStream().write((HEAD + "\r\n").getBytes(UTF_8));
            trickle(socket);
            assertThat(answer(socket)).startsWith("HTTP/1.1 408 ").contains("Send it again, faster.");
        }
    }

    @Test
    void aClientWhoseHeadersTrickleIsClosed() throws IOException {
        try (Site site = Site.with(new WebServer.Patience(LONG, LONG, SHORT));
                Socket socket = site.connect()) {
            socket.getOutputStream().write("GET /healthz HTTP/1.1\r\nX: ".getBytes(UTF_8));
            trickle(socket);
            assertThat(answer(socket)).doesNotContain("200");
        }
    }

    @Test
    void aClientThatComesBackOftenIsNotTakenForASlowOne() throws IOException {
        // On a busy machine a quick client may be slow, too: then with more patience.
        Duration patience = SHORT;
        while (!isServedThroughout(patience)) {
            patience = patience.multipliedBy(4);
            assertThat(patience).isLessThan(LONGEST);
        }
    }

    /** Whether all requests on one connection are answered, over three times as long as a single one may take. */
    private static boolean isServedThroughout(Duration patience) throws IOException {
        try (Site site = Site.with(new WebServer.Patience(LONG, LONG, patience));
                Socket socket = site.connect()) {
            OutputStream out = socket.getOutputStream();
            InputStream in = socket.getInputStream();
            boolean served = true;
            long end = System.nanoTime() + 3 * patience.toNanos();
            while (served && System.nanoTime() < end) {
                out.write("GET /healthz HTTP/1.1\r\nHost: se\r\n\r\n".getBytes(UTF_8));
                served = in.read(new byte[4096]) > 0;
            }
            return served;
        } catch (SocketException closed) {
            return false;
        }
    }

    private void trickle(Socket socket) {
        var _ = trickle.scheduleAtFixedRate(() -> writeOne(socket), 10, 10, TimeUnit.MILLISECONDS);
    }

    private static void writeOne(Socket socket) {
        try {
            socket.getOutputStream().write('x');
        } catch (IOException e) {
            // The server closed it, which the reader sees too.
            throw new IllegalStateException(e);
        }
    }

    /** Everything the server says until it closes the connection. */
    private static String answer(Socket socket) {
        StringBuilder said = new StringBuilder();
        try {
            InputStream in = socket.getInputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                said.append((char) next);
            }
        } catch (java.net.SocketTimeoutException e) {
            throw new AssertionError("the connection stays open; said until now: " + said, e);
        } catch (IOException e) {
            // It was reset because bytes were still on their way; what was said counts.
            return said.toString();
        }
        return said.toString();
    }
}
