package org.splectrum.se.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What SE publishes of its API, and whether requests and answers are so. Thread-safe. */
final class ApiDescription {
    private static final String NO_TYPE = "validation.request.contentType.notAllowed";
    private static final String TEXT = text();
    private static final OpenApiInteractionValidator VALIDATOR =
            OpenApiInteractionValidator.createForInlineApiSpecification(TEXT).build();

    private ApiDescription() {}

    static JsonNode json() {
        return ProblemAssert.json(TEXT);
    }

    /** As {@code GET /api/runs}. */
    static List<String> operations() {
        List<String> operations = new ArrayList<>();
        json().path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return operations;
    }

    /** Fails where the answer is not as described; where it is no error, where the request is not either. */
    static void assertDescribed(String method, String sent, HttpResponse<String> answer) {
        assertThat(mismatches(method, sent, answer)).as("%s", answer.request()).isEmpty();
    }

    static List<String> mismatches(String method, String sent, HttpResponse<String> answer) {
        URI uri = answer.uri();
        SimpleResponse.Builder response = SimpleResponse.Builder.status(answer.statusCode());
        answer.headers().map().forEach(response::withHeader);
        response.withBody(answer.body());
        List<ValidationReport.Message> found = new ArrayList<>(VALIDATOR
                .validateResponse(uri.getPath(), Request.Method.valueOf(method), response.build())
                .getMessages());
        if (answer.statusCode() < 400) {
            SimpleRequest.Builder request = new SimpleRequest.Builder(method, uri.getPath());
            answer.request().headers().map().forEach(request::withHeader);
            for (String pair :
                    uri.getQuery() == null ? new String[0] : uri.getQuery().split("&")) {
                request.withQueryParam(pair.split("=", 2)[0], pair.split("=", 2)[1]);
            }
            if (!sent.isEmpty()) {
                request.withBody(sent);
            }
            // The validator wants a content type of what has no body.
            VALIDATOR.validateRequest(request.build()).getMessages().stream()
                    .filter(message -> !sent.isEmpty() || !message.getKey().equals(NO_TYPE))
                    .forEach(found::add);
        }
        return found.stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .map(message -> message.getKey() + " " + message.getMessage() + message.getNestedMessages())
                .toList();
    }

    private static String text() {
        try (InputStream in = KnownRoutes.class.getResourceAsStream("openapi.json")) {
            return new String(Objects.requireNonNull(in, "openapi.json").readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
