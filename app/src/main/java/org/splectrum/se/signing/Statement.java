package org.splectrum.se.signing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.splectrum.se.runner.protocol.Wire;

/**
 * What in-toto's Statement (v1, https://in-toto.io/Statement/v1) says of commits, as far as SE looks at it. Immutable.
 *
 * @param record the record's id, as the predicate names it; empty where it names none
 */
public record Statement(String record, String repository, String invocation, List<Subject> subjects) {
    static final String MEDIA_TYPE = "application/vnd.in-toto+json";
    private static final String TYPE = "https://in-toto.io/Statement/v1";

    public Statement {
        Objects.requireNonNull(record, "record is null");
        Objects.requireNonNull(repository, "repository is null");
        Objects.requireNonNull(invocation, "invocation is null");
        subjects = List.copyOf(subjects);
    }

    /**
     * A commit that the statement is about.
     *
     * @param author {@code se} where the commit is SE's own, and its message names the record
     */
    public record Subject(String commit, String author) {}

    /** @throws IllegalArgumentException where the envelope holds none; the message is a sentence's end */
    public static Statement in(Envelope envelope) {
        if (!envelope.payloadType().equals(MEDIA_TYPE)) {
            throw new IllegalArgumentException("is about something else: its type is not " + MEDIA_TYPE);
        }
        JsonNode statement;
        try {
            statement = Wire.mapper().readTree(envelope.bytes());
        } catch (IOException e) {
            throw new IllegalArgumentException("holds no JSON", e);
        }
        if (!TYPE.equals(statement.path("_type").asText())) {
            throw new IllegalArgumentException("holds no Statement of in-toto, version 1");
        }
        JsonNode definition = statement.path("predicate").path("buildDefinition");
        return new Statement(
                definition.path("internalParameters").path("record").asText(""),
                definition.path("externalParameters").path("repository").asText(""),
                statement
                        .path("predicate")
                        .path("runDetails")
                        .path("metadata")
                        .path("invocationId")
                        .asText(""),
                subjects(statement));
    }

    private static List<Subject> subjects(JsonNode statement) {
        List<Subject> subjects = new ArrayList<>();
        for (JsonNode subject : statement.path("subject")) {
            String commit = subject.path("digest").path("gitCommit").asText("");
            if (!commit.isEmpty()) {
                String author = subject.path("annotations").path("author").asText("");
                subjects.add(new Subject(commit.toLowerCase(Locale.ROOT), author));
            }
        }
        return subjects;
    }

    /** What it says of the commit; empty where it is not about it. */
    public Optional<Subject> about(String commit) {
        return subjects.stream()
                .filter(subject -> subject.commit().equals(commit))
                .findFirst();
    }
}
