package org.splectrum.se.demo.github;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/** An issue, or the issue half of a pull request: both share one row of numbers. */
public record Issue(
        long id,
        int number,
        String author,
        Content content,
        Status status,
        boolean locked,
        List<String> labels,
        Times times) {
    public Issue {
        requireNonNull(author, "author is null");
        requireNonNull(content, "content is null");
        requireNonNull(status, "status is null");
        requireNonNull(times, "times is null");
        labels = List.copyOf(labels);
    }

    public String title() {
        return content.title();
    }

    public String body() {
        return content.body();
    }

    Issue with(Content changed, Instant now) {
        return new Issue(id, number, author, changed, status, locked, labels, times.updatedAt(now));
    }

    Issue with(Status changed, Instant now) {
        return new Issue(id, number, author, content, changed, locked, labels, times.updatedAt(now));
    }

    Issue withLabels(List<String> changed, Instant now) {
        return new Issue(id, number, author, content, status, locked, changed, times.updatedAt(now));
    }

    Issue asLocked() {
        return new Issue(id, number, author, content, status, true, labels, times);
    }

    Issue touched(Instant now) {
        return new Issue(id, number, author, content, status, locked, labels, times.updatedAt(now));
    }
}
