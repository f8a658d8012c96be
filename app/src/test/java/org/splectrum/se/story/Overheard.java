package org.splectrum.se.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** Listens to a server's stream of events from now on, to the server's end. Thread-safe. */
final class Overheard implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();

    private Overheard() {}

    /** Returns once it listens. */
    static Overheard at(String server, String token) {
        Overheard overheard = new Overheard();
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + "/api/events"))
                .header("Authorization", "Bearer " + token)
                .build();
        try {
            HttpResponse<Stream<String>> answer = overheard.client.send(request, HttpResponse.BodyHandlers.ofLines());
            assertThat(answer.statusCode()).isEqualTo(200);
            Thread.ofVirtual().start(() -> overheard.listen(answer.body()));
            return overheard;
        } catch (IOException e) {
            throw new IllegalStateException("listening to the events of " + server, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void listen(Stream<String> lines) {
        try (lines) {
            lines.filter(line -> !line.isBlank()).forEach(heard::add);
        } catch (RuntimeException over) {
            heard.add("the stream ended: " + over.getMessage());
        }
    }

    /** What was told so far with this text in it. */
    List<String> about(String text) {
        return heard.stream().filter(line -> line.contains(text)).toList();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
