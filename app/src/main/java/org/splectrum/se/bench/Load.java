package org.splectrum.se.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Clients that each send their next delivery as soon as the last one is answered, all on one thread: what the clients
 * take of the machine, the server cannot have.
 */
record Load(int port, SignedDelivery delivery, int clients) {
    /**
     * Sends for as long as given.
     *
     * @return how many were answered
     * @throws IllegalStateException where one was not answered with 2xx
     */
    long run(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        List<Client> open = new ArrayList<>();
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < clients; i++) {
                open.add(new Client(port, delivery, selector));
            }
            for (Client client : open) {
                client.send();
            }
            return exchange(selector, end);
        } catch (IOException e) {
            throw new UncheckedIOException("sending deliveries", e);
        } finally {
            open.forEach(Load::close);
        }
    }

    private long exchange(Selector selector, long end) throws IOException {
        long answered = 0;
        int waiting = clients;
        while (waiting > 0) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                Client client = (Client) key.attachment();
                if (client.receive()) {
                    answered++;
                    if (System.nanoTime() < end) {
                        client.send();
                    } else {
                        waiting--;
                    }
                }
            }
            selector.selectedKeys().clear();
        }
        return answered;
    }

    private static void close(Client client) {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
