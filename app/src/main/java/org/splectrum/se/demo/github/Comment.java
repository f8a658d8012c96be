package org.splectrum.se.demo.github;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** A comment on an issue or on a pull request's conversation. */
public record Comment(long id, int issue, String author, String body, Times times) {
    public Comment {
        requireNonNull(author, "author is null");
        requireNonNull(body, "body is null");
        requireNonNull(times, "times is null");
    }

    Comment at(int place) {
        return new Comment(id, place, author, body, times);
    }

    Comment edited(String changed, Instant now) {
        return new Comment(id, issue, author, changed, times.updatedAt(now));
    }
}
