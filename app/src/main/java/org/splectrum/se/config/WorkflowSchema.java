package org.splectrum.se.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The JSON Schema (2020-12) of a workflow's file, for editors. What it cannot say, as that needs are there, the reader does. */
public final class WorkflowSchema {
    private static final String RESOURCE = "/schema/workflow.schema.json";

    private WorkflowSchema() {}

    /** As JSON. */
    public static String text() {
        try (InputStream in = WorkflowSchema.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("this build lacks " + RESOURCE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + RESOURCE, e);
        }
    }
}
