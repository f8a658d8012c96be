package org.splectrum.se.demo.github;

import static java.util.Objects.requireNonNull;

/** GitHub's refusal of a request, with the status and the words it answers with. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String errors;
    private final String location;

    private Refusal(int status, String message, String errors) {
        this(status, message, errors, "");
    }

    private Refusal(int status, String message, String errors, String location) {
        super(requireNonNull(message, "message is null"));
        this.status = status;
        this.errors = requireNonNull(errors, "errors is null");
        this.location = requireNonNull(location, "location is null");
    }

    /** A refusal without details. */
    public static Refusal of(int status, String message) {
        return new Refusal(status, message, "");
    }

    public static Refusal notFound() {
        return of(404, "Not Found");
    }

    /** A 301 to a path of the REST interface, where the same is now. */
    public static Refusal moved(String path) {
        return new Refusal(301, "Moved Permanently", "", path);
    }

    /** A 422 about one field, as in {@code Issue}, {@code title}, {@code missing_field}. */
    public static Refusal invalid(String resource, String field, String code) {
        return new Refusal(
                422,
                "Validation Failed",
                "[{\"resource\":\"%s\",\"code\":\"%s\",\"field\":\"%s\"}]".formatted(resource, code, field));
    }

    /** A 422 with a sentence of its own; the sentence must not need escaping in JSON. */
    public static Refusal custom(String resource, String sentence) {
        return new Refusal(
                422,
                "Validation Failed",
                "[{\"resource\":\"%s\",\"code\":\"custom\",\"message\":\"%s\"}]".formatted(resource, sentence));
    }

    public int status() {
        return status;
    }

    /** The path of where the same is now, or nothing. */
    public String location() {
        return location;
    }

    /** The {@code errors} array as JSON text, or nothing. */
    public String errors() {
        return errors;
    }
}
