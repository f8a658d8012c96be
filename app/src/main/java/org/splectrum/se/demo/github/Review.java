package org.splectrum.se.demo.github;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/** A review of a pull request, which was submitted at once. */
public record Review(long id, int pull, String author, Submission submission, Instant at) {
    public Review {
        requireNonNull(author, "author is null");
        requireNonNull(submission, "submission is null");
        requireNonNull(at, "at is null");
    }

    /**
     * What was submitted.
     *
     * @param commit sha that it is about
     * @param state GitHub's word: {@code COMMENTED}, {@code APPROVED} or {@code CHANGES_REQUESTED}
     */
    public record Submission(String commit, String state, String body, List<Line> lines) {
        public Submission {
            requireNonNull(commit, "commit is null");
            requireNonNull(state, "state is null");
            requireNonNull(body, "body is null");
            lines = List.copyOf(lines);
        }
    }

    /** What was said of a line of the new file, counted from 1. */
    public record Line(String path, int line, String body) {
        public Line {
            requireNonNull(path, "path is null");
            requireNonNull(body, "body is null");
        }
    }
}
