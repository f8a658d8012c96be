package org.splectrum.se.demo.github;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** The half of a pull request that an issue has not: its branches and whether it was merged. */
public record Pull(long id, int number, Side head, Side base, boolean draft, Outcome outcome) {
    public Pull {
        requireNonNull(head, "head is null");
        requireNonNull(base, "base is null");
        requireNonNull(outcome, "outcome is null");
    }

    /** A branch and the commit it was last seen at. */
    public record Side(String branch, String sha) {
        public Side {
            requireNonNull(branch, "branch is null");
            requireNonNull(sha, "sha is null");
        }
    }

    /** What became of it. */
    public sealed interface Outcome {
        /** Not merged, or not yet. */
        record Unmerged() implements Outcome {}

        /** Merged by somebody as this commit. */
        record Merged(Instant at, String by, String sha) implements Outcome {}
    }

    Pull withHead(String sha) {
        return new Pull(id, number, new Side(head.branch(), sha), base, draft, outcome);
    }

    Pull withBase(Side changed) {
        return new Pull(id, number, head, changed, draft, outcome);
    }

    Pull with(Outcome changed) {
        return new Pull(id, number, head, base, draft, changed);
    }
}
