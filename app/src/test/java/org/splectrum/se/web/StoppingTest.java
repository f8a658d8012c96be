package org.splectrum.se.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;

final class StoppingTest {
    private static final int CLIENTS = 16;
    private static final int MILLISECONDS = 60_000;
    private static final byte[] REQUEST =
            "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    @RepeatedTest(20)
    void whoever_comes_while_the_server_stops_is_answered_or_let_go() throws InterruptedException {
        Site site = Site.open();
        int port = site.port();
        AtomicBoolean stopped = new AtomicBoolean();
        CountDownLatch served = new CountDownLatch(100);
        List<CompletableFuture<String>> clients = IntStream.range(0, CLIENTS)
                .mapToObj(_ -> CompletableFuture.supplyAsync(
                        () -> comeOnAndOn(port, served, stopped), Thread::startVirtualThread))
                .toList();
        served.await();
        site.close();
        stopped.set(true);
        assertThat(clients).extracting(CompletableFuture::join).isSubsetOf("answered", "let go");
    }

    private static String comeOnAndOn(int port, CountDownLatch served, AtomicBoolean stopped) {
        String how = "answered";
        while (how.equals("answered") && !stopped.get()) {
            how = come(port);
            served.countDown();
        }
        return how;
    }

    private static String come(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(MILLISECONDS);
            socket.getOutputStream().write(REQUEST);
            return socket.getInputStream().read() < 0 ? "let go" : "answered";
        } catch (SocketTimeoutException e) {
            return "left waiting";
        } catch (IOException e) {
            return "let go";
        }
    }
}
