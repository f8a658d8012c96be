package org.splectrum.se.demo.github;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Set;

/** An emoji under an issue or a comment; the content is GitHub's word for it, as in {@code eyes}. */
public record Reaction(long id, Subject subject, String author, String content, Instant at) {
    /** The words that GitHub knows. */
    public static final Set<String> CONTENTS =
            Set.of("+1", "-1", "laugh", "confused", "heart", "hooray", "rocket", "eyes");

    public Reaction {
        requireNonNull(subject, "subject is null");
        requireNonNull(author, "author is null");
        requireNonNull(content, "content is null");
        requireNonNull(at, "at is null");
    }

    /** What was reacted to. */
    public sealed interface Subject {
        /** The issue or pull request itself. */
        record OfIssue(int number) implements Subject {}

        /** One comment. */
        record OfComment(long id) implements Subject {}
    }
}
