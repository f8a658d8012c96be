package org.splectrum.se.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.splectrum.se.model.AppSuspended;
import org.splectrum.se.model.TryAgainLater;

/** Turns everything that goes wrong into {@code application/problem+json} (RFC 9457). Thread-safe. */
final class Problems {
    static final String MEDIA_TYPE = "application/problem+json";

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String RETRY_SECONDS = "10";

    private Problems() {}

    /** The JSON object, with {@code about:blank} for a type: the status says what kind it is. */
    record Problem(String type, String title, int status, String detail) {
        static Problem of(HttpStatus status, String detail) {
            return new Problem("about:blank", status.getMessage(), status.getCode(), detail);
        }

        String json() {
            try {
                return MAPPER.writeValueAsString(this);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static void addTo(RoutesConfig routes) {
        routes.exception(Refusal.class, (refusal, context) -> answer(context, refusal.status(), refusal.detail()));
        routes.exception(
                TryAgainLater.class,
                (later, context) -> answer(
                        context,
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "GitHub did not answer, or not now: " + later.getMessage() + ". Ask again later."));
        routes.exception(
                AppSuspended.class,
                (suspended, context) ->
                        answer(context, HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(suspended.getMessage())));
        routes.exception(HttpResponseException.class, Problems::answerJavalin);
        routes.exception(Exception.class, (bug, context) -> {
            LOG.error("answering {} {}", context.method(), context.path(), bug);
            answer(context, HttpStatus.INTERNAL_SERVER_ERROR, "This is a defect of SE; its log says more.");
        });
    }

    private static void answerJavalin(HttpResponseException thrown, Context context) {
        HttpStatus status = HttpStatus.forStatus(thrown.getStatus());
        String detail = switch (status) {
            case NOT_FOUND ->
                "Nothing is at this path. GitHub's deliveries go to POST /webhook; GET /readyz says whether SE is"
                        + " ready.";
            case METHOD_NOT_ALLOWED -> "This path does not know this method; Allow names those that it knows.";
            case CONTENT_TOO_LARGE -> "The body is too large: at most 256 KB are read here. Send less.";
            default -> String.valueOf(thrown.getMessage());
        };
        String methods = thrown.getDetails().get("availableMethods");
        if (methods != null) {
            context.header(Header.ALLOW, methods);
        }
        answer(context, status, detail);
    }

    static void answer(Context context, HttpStatus status, String detail) {
        switch (status) {
            case SERVICE_UNAVAILABLE -> context.header(Header.RETRY_AFTER, RETRY_SECONDS);
            // Whatever else the client sends of this request is not worth reading.
            case CONTENT_TOO_LARGE, REQUEST_TIMEOUT -> context.header(Header.CONNECTION, "close");
            default -> {}
        }
        context.status(status)
                .contentType(MEDIA_TYPE)
                .result(Problem.of(status, detail).json().getBytes(StandardCharsets.UTF_8));
    }
}
