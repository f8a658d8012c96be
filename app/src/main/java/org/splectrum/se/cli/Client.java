package org.splectrum.se.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Speaks to the server's REST API. What the server cannot or will not do is a {@link Trouble}. Thread-safe. */
final class Client {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ERROR = 400;
    private static final int UNAUTHORIZED = 401;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final Remote remote;

    Client(Remote remote) {
        this.remote = remote;
    }

    /** Why a command could not be done: a sentence with the mend. */
    static final class Trouble extends Exception {
        private static final long serialVersionUID = 1;

        Trouble(String sentence) {
            super(sentence);
        }
    }

    JsonNode get(String path) throws Trouble, InterruptedException {
        return get(path, PATIENCE);
    }

    /** What the server needs long for. */
    JsonNode get(String path, Duration patience) throws Trouble, InterruptedException {
        return json(answer(request(path).timeout(patience).GET()));
    }

    String text(String path) throws Trouble, InterruptedException {
        return answer(request(path).timeout(PATIENCE).GET()).body();
    }

    /** With a key of its own, so that it is done once even where the answer is lost and it is sent again. */
    JsonNode post(String path, Map<String, Object> fields) throws Trouble, InterruptedException {
        return json(answer(request(path)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(MAPPER.valueToTree(fields).toString()))));
    }

    /** Reads server-sent events until the answer ends. */
    void follow(String path, EventReader reader) throws Trouble, InterruptedException {
        HttpRequest.Builder request = request(path).header("Accept", "text/event-stream");
        if (!reader.lastId().isEmpty()) {
            request.header("Last-Event-ID", reader.lastId());
        }
        try {
            HttpResponse<InputStream> answer =
                    begun(http.sendAsync(request.GET().build(), BodyHandlers.ofInputStream()));
            try (InputStream in = answer.body()) {
                if (answer.statusCode() >= ERROR) {
                    throw refused(answer.statusCode(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
                reader.read(in);
            }
        } catch (IOException e) {
            throw away(e);
        }
    }

    /** Not by the request's own timeout, which from Java 26 on would bound the answer's body too. */
    private static <T> T begun(CompletableFuture<T> answer) throws IOException, InterruptedException {
        try {
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("no answer in " + PATIENCE.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private HttpResponse<String> answer(HttpRequest.Builder request) throws Trouble, InterruptedException {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= ERROR) {
                throw refused(answer.statusCode(), answer.body());
            }
            return answer;
        } catch (IOException e) {
            throw away(e);
        }
    }

    private HttpRequest.Builder request(String path) throws Trouble {
        URI uri;
        try {
            uri = new URI(remote.url() + path);
        } catch (URISyntaxException e) {
            throw noAddress();
        }
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw noAddress();
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        try {
            return remote.token().isEmpty() ? request : request.header("Authorization", "Bearer " + remote.token());
        } catch (IllegalArgumentException e) {
            throw new Trouble("SE_API_TOKEN holds what cannot be sent. Copy it again, without line ends.");
        }
    }

    private Trouble noAddress() {
        return new Trouble("SE_URL is no address: “" + remote + "”. Give it as http://127.0.0.1:8080.");
    }

    private Trouble away(IOException e) {
        String why = e instanceof HttpTimeoutException ? " in time" : "";
        return new Trouble(
                "no server answers at " + remote + why + ". Start it with “se serve”, or set SE_URL to where it is.");
    }

    private Trouble refused(int status, String body) {
        String detail = detail(body);
        if (status == UNAUTHORIZED) {
            String mend = ". Set it to what it is where SE is served, or to a GitHub token of yours.";
            return new Trouble(
                    remote.token().isEmpty()
                            ? "SE_API_TOKEN is not set" + mend
                            : remote.isOfGitHub() && !detail.isEmpty()
                                    ? detail
                                    : "SE_API_TOKEN is not the server's token" + mend);
        }
        return new Trouble(
                detail.isEmpty()
                        ? "what is at " + remote + " answered " + status
                                + ", not as SE does. Set SE_URL to where SE is."
                        : detail);
    }

    private static String detail(String body) {
        try {
            return MAPPER.readTree(body).path("detail").asText("");
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    private JsonNode json(HttpResponse<String> answer) throws Trouble {
        try {
            return MAPPER.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new Trouble("what is at " + remote + " does not answer as SE does. Set SE_URL to where SE is.");
        }
    }
}
