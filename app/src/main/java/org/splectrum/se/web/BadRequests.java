package org.splectrum.se.web;

import io.javalin.http.HttpStatus;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers what never becomes a request that routes see: a malformed line, headers that are too large. */
final class BadRequests extends ErrorHandler {
    private static final String DETAIL = "This is not a request that SE understands. Send well-formed HTTP/1.1.";

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problems.MEDIA_TYPE);
        Content.Sink.write(response, true, problem(code), callback);
    }

    private static String problem(int code) {
        return Problems.Problem.of(HttpStatus.forStatus(code), DETAIL).json();
    }
}
