package org.splectrum.se.demo.github.hooks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.splectrum.se.demo.github.hooks.Delivery.Answer;

/** Carries one delivery over HTTP. */
final class Courier implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration WHOLE = Duration.ofSeconds(10);
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    Answer carry(Delivery delivery) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(delivery.sent().url()))
                .timeout(WHOLE)
                .POST(HttpRequest.BodyPublishers.ofString(delivery.message().payload()));
        delivery.sent().headers().forEach(request::header);
        long start = System.nanoTime();
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer.Answered(response.statusCode(), response.body(), since(start));
        } catch (IOException e) {
            return new Answer.Failed(e.toString(), since(start));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Failed("the simulator was closed", since(start));
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
