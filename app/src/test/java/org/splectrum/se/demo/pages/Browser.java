package org.splectrum.se.demo.pages;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks for pages and sends forms as a browser would. */
final class Browser implements AutoCloseable {
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final URI root;

    Browser(URI root) {
        this.root = root;
    }

    HttpResponse<String> look(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(root.resolve(path))
                .header("Accept", "text/html")
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    String page(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = look(path);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " answers " + answer.statusCode() + "\n" + answer.body());
        }
        return answer.body();
    }

    /** From a page of the same server. */
    HttpResponse<String> send(String path, Map<String, String> form) throws IOException, InterruptedException {
        return sendWith(Map.of("Origin", root.toString(), "Sec-Fetch-Site", "same-origin"), path, form);
    }

    HttpResponse<String> sendWith(Map<String, String> headers, String path, Map<String, String> form)
            throws IOException, InterruptedException {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        client.close();
    }
}
