package org.splectrum.se.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.javalin.http.ContentType;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import org.splectrum.se.report.RunDocument;
import org.splectrum.se.run.Run;
import org.splectrum.se.runner.protocol.Wire;

/** Writes what routes answer. Pure but for the answer. */
final class Answers {
    private Answers() {}

    static void json(Context context, HttpStatus status, Object value) {
        context.status(status)
                .contentType(ContentType.APPLICATION_JSON)
                .result(json(value).getBytes(StandardCharsets.UTF_8));
    }

    static void run(Context context, HttpStatus status, Run run) {
        json(context, status, RunDocument.of(run));
    }

    /** On one line. */
    static String json(Object value) {
        try {
            return Wire.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
