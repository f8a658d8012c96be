package org.splectrum.se.demo.github.rest;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/** A request that a client made and the answer it got, byte for byte; for a listener that checks or records. */
public record Exchange(Request request, Response response) {
    public Exchange {
        requireNonNull(request, "request is null");
        requireNonNull(response, "response is null");
    }

    /** The path without, and the query parameters after decoding. */
    public record Request(
            String method, String path, Map<String, List<String>> query, Map<String, String> headers, String body) {
        public Request {
            query = Map.copyOf(query);
            headers = Map.copyOf(headers);
        }
    }

    /** What was answered. */
    public record Response(int status, Map<String, String> headers, String body) {
        public Response {
            headers = Map.copyOf(headers);
        }
    }

    @Override
    public String toString() {
        return "%s %s -> %d".formatted(request.method(), request.path(), response.status());
    }
}
