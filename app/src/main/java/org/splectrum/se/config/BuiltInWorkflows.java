package org.splectrum.se.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.splectrum.se.workflow.Catalog;
import org.splectrum.se.workflow.Expressions;
import org.splectrum.se.workflow.Workflow;

/** The workflows that come with SE, from {@code workflows/} of the templates. */
public final class BuiltInWorkflows {
    private static final List<String> NAMES = List.of("fix", "implement", "review", "rebase", "explain");

    private BuiltInWorkflows() {}

    /** @throws IllegalStateException where this build's own workflows are wrong */
    public static Catalog catalog(Expressions expressions) {
        WorkflowFile reader = new WorkflowFile(expressions);
        return new Catalog(NAMES.stream().map(name -> read(reader, name)).toList());
    }

    private static Workflow read(WorkflowFile reader, String name) {
        return switch (reader.parse(name, text("/workflows/" + name + ".yml"))) {
            case WorkflowFile.Reading.Right right -> right.workflow();
            case WorkflowFile.Reading.Wrong wrong ->
                throw new IllegalStateException("reading workflow " + name + ": " + wrong.problems());
        };
    }

    private static String text(String resource) {
        try (InputStream in = BuiltInWorkflows.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("this build lacks " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + resource, e);
        }
    }
}
