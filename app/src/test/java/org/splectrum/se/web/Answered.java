package org.splectrum.se.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/** An answer as it came, but for its body. */
record Answered(HttpResponse<String> came, String body) implements HttpResponse<String> {
    static Answered of(HttpResponse<String> came, String body) {
        return new Answered(came, body);
    }

    @Override
    public int statusCode() {
        return came.statusCode();
    }

    @Override
    public HttpRequest request() {
        return came.request();
    }

    @Override
    public Optional<HttpResponse<String>> previousResponse() {
        return Optional.empty();
    }

    @Override
    public HttpHeaders headers() {
        return came.headers();
    }

    @Override
    public Optional<SSLSession> sslSession() {
        return Optional.empty();
    }

    @Override
    public URI uri() {
        return came.uri();
    }

    @Override
    public HttpClient.Version version() {
        return came.version();
    }
}
