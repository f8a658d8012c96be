package org.splectrum.se.web;

import io.javalin.http.HttpStatus;

/** A request that is answered with an error; the message names the mend. Carries no stack trace: it is no bug. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final HttpStatus status;

    Refusal(HttpStatus status, String detail) {
        super(detail, null, false, false);
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
