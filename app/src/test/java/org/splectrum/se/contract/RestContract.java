package org.splectrum.se.contract;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import com.atlassian.oai.validator.schema.ValidationConfiguration;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.splectrum.se.demo.github.rest.Exchange;

/** Requests and answers against GitHub's description of its REST interface. Thread-safe. */
final class RestContract {
    /** Where GitHub describes its basic error. */
    private static final String WITH_BASIC_ERROR = "/repos/owner/name/issues/1/labels";

    /** More than there are, for each takes long to prepare. */
    private static final int SCHEMAS = 10_000;

    private static final int NOT_MODIFIED = 304;
    private static final int SERVER_ERROR = 500;
    private final JsonNode description;
    private final List<PathTemplate> templates;
    private final OpenApiInteractionValidator validator;

    RestContract(JsonNode description) {
        this.description = description;
        this.templates = templates(description);
        this.validator = OpenApiInteractionValidator.createForInlineApiSpecification(description.toString())
                .withLevelResolver(LevelResolver.create()
                        .withLevel("validation.request.parameter.query.unexpected", Level.ERROR)
                        .withLevel("validation.schema.additionalProperties", Level.IGNORE)
                        .build())
                .withSchemaValidationConfiguration(new ValidationConfiguration().setMaxCacheSize(SCHEMAS))
                .build();
    }

    /** Literals count before parameters, so the longest template is the right one of several. */
    private static List<PathTemplate> templates(JsonNode description) {
        List<PathTemplate> templates = new ArrayList<>();
        description
                .path("paths")
                .fieldNames()
                .forEachRemaining(path -> templates.add(PathTemplate.of(path, description)));
        templates.sort(Comparator.comparingInt((PathTemplate template) -> template.literals())
                .reversed());
        return templates;
    }

    List<Mismatch> check(Exchange exchange) {
        Exchange.Request request = exchange.request();
        String path = Explained.path(request.method(), request.path());
        Optional<PathTemplate> template = templates.stream()
                .filter(known -> known.match(path).isPresent())
                .findFirst();
        if (template.isEmpty()) {
            return List.of(
                    new Mismatch(exchange.toString(), "path", "no such path in used.txt, or in GitHub's description"));
        }
        String described = template.get().match(path).orElseThrow();
        List<Mismatch> found = new ArrayList<>();
        validator
                .validateRequest(request(request, described))
                .getMessages()
                .forEach(message -> add(found, exchange, message));
        answer(exchange, template.get(), described).getMessages().forEach(message -> add(found, exchange, message));
        return found;
    }

    /** A webhook, which is described as a request to its receiver. */
    List<Mismatch> check(String webhook, String payload) {
        var request = SimpleRequest.Builder.post("/webhooks/" + webhook)
                .withContentType("application/json")
                .withBody(payload)
                .build();
        return validator.validateRequest(request).getMessages().stream()
                .filter(message -> message.getLevel() == Level.ERROR)
                .map(message -> mismatch(webhook, "payload", message))
                .toList();
    }

    private ValidationReport answer(Exchange exchange, PathTemplate template, String described) {
        Exchange.Response response = exchange.response();
        Method method = Method.valueOf(exchange.request().method());
        boolean known = description
                .path("paths")
                .path(template.template())
                .path(exchange.request().method().toLowerCase(Locale.ROOT))
                .path("responses")
                .has(String.valueOf(response.status()));
        if (known) {
            return validator.validateResponse(described, method, response(response, response.status()));
        }
        if (response.status() >= SERVER_ERROR) {
            return ValidationReport.empty();
        }
        if (response.status() == NOT_MODIFIED && response.body().isEmpty()) {
            return ValidationReport.empty();
        }
        if (Explained.anyEndpointMayAnswer(response.status())) {
            return validator.validateResponse(WITH_BASIC_ERROR, Method.GET, response(response, 404));
        }
        return validator.validateResponse(described, method, response(response, response.status()));
    }

    private static SimpleRequest request(Exchange.Request request, String path) {
        SimpleRequest.Builder builder = new SimpleRequest.Builder(request.method(), path);
        request.headers().forEach(builder::withHeader);
        request.query().forEach(builder::withQueryParam);
        if (!request.body().isEmpty()) {
            builder.withBody(request.body());
        }
        return builder.build();
    }

    private static SimpleResponse response(Exchange.Response response, int status) {
        SimpleResponse.Builder builder = SimpleResponse.Builder.status(status);
        response.headers().forEach(builder::withHeader);
        if (!response.body().isEmpty()) {
            builder.withBody(response.body());
        }
        return builder.build();
    }

    private static void add(List<Mismatch> found, Exchange exchange, ValidationReport.Message message) {
        if (message.getLevel() == Level.ERROR) {
            boolean asked = message.getKey().startsWith("validation.request");
            found.add(mismatch(exchange.toString(), asked ? "request" : "answer", message));
        }
    }

    private static Mismatch mismatch(String where, String part, ValidationReport.Message message) {
        String pointer = message.getContext()
                .flatMap(ValidationReport.MessageContext::getPointers)
                .map(ValidationReport.MessageContext.Pointers::getInstance)
                .orElse("");
        return new Mismatch(where, message.getKey(), part + pointer + ": " + message.getMessage() + nested(message));
    }

    private static String nested(ValidationReport.Message message) {
        return message.getNestedMessages().isEmpty() ? "" : " " + message.getNestedMessages();
    }
}
