package org.splectrum.se.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/** A request through an attempt's door, and its answer. */
record Exchange(Door door, Request request, Response response) {
    static final String TEXT = "text/plain; charset=utf-8";
    static final String JSON = "application/json";

    boolean is(String method) {
        return request.getMethod().equals(method);
    }

    String path() {
        return Request.getPathInContext(request);
    }

    /** As it was sent; empty where there was none. */
    String query() {
        return Objects.requireNonNullElse(request.getHttpURI().getQuery(), "");
    }

    /** The header's value; empty where there was none. */
    String header(String name) {
        return Objects.requireNonNullElse(request.getHeaders().get(name), "");
    }

    boolean authorised() {
        return door.pass().isIn(header("Authorization"));
    }

    InputStream body() {
        return Content.Source.asInputStream(request);
    }

    /** Begins an answer whose bytes go out as they are written. */
    OutputStream stream(int status, String type) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        return Content.Sink.asOutputStream(response);
    }

    void reply(int status, String type, byte[] body) throws IOException {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        Content.Sink.write(response, true, ByteBuffer.wrap(body));
    }

    /** Refuses, with a reason for people. */
    void refuse(int status, String reason) throws IOException {
        reply(status, TEXT, (reason + "\n").getBytes(StandardCharsets.UTF_8));
    }

    void refuseWithoutToken() throws IOException {
        response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
        refuse(401, "this needs the attempt's token");
    }
}
