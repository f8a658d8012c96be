package org.splectrum.se.gateway;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import org.eclipse.jetty.http.HttpField;

/** Calls the model's API with the key that the container does not have. Thread-safe. */
final class Upstream implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final ModelSettings settings;
    private final String base;
    private final HttpClient client;

    Upstream(ModelSettings settings) {
        this.settings = settings;
        base = settings.upstream().toString().replaceAll("/+$", "");
        // Over plain HTTP an offer of HTTP/2 would cost a round trip and confuse simple servers.
        boolean secure = base.startsWith("https:");
        client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(secure ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /**
     * Sends the request on, and returns when the answer begins.
     *
     * @throws java.net.http.HttpTimeoutException where it did not within {@code patience}
     * @throws IOException where the API cannot be reached
     */
    Answer post(String pathAndQuery, Iterable<HttpField> headers, byte[] body, Duration patience) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + pathAndQuery))
                .timeout(patience)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        for (HttpField header : headers) {
            if (ModelHeaders.goesUp(header.getName()) && header.getValue() != null) {
                pass(request, header.getName(), header.getValue());
            }
        }
        request.header("accept-encoding", "identity");
        if (!settings.key().isEmpty()) {
            request.header("x-api-key", settings.key());
        }
        return send(request.build());
    }

    private static void pass(HttpRequest.Builder request, String name, String value) {
        String passed = name.equalsIgnoreCase("anthropic-beta") ? ModelHeaders.betas(value) : value;
        if (!passed.isEmpty()) {
            request.header(name, passed);
        }
    }

    private Answer send(HttpRequest request) throws IOException {
        try {
            HttpResponse<Flow.Publisher<List<ByteBuffer>>> response =
                    client.send(request, HttpResponse.BodyHandlers.ofPublisher());
            Pieces pieces = new Pieces();
            response.body().subscribe(pieces);
            return new Answer(response.statusCode(), response.headers(), pieces);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("calling the model was interrupted");
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    /** What came back; the body is still coming. */
    record Answer(int status, HttpHeaders headers, Pieces body) implements AutoCloseable {
        String type() {
            return headers.firstValue("content-type").orElse(Exchange.JSON);
        }

        /** Gives up what is still to come. */
        @Override
        public void close() {
            body.close();
        }

        boolean streams() {
            return status == 200
                    && headers.firstValue("content-type").orElse("").startsWith("text/event-stream");
        }
    }
}
