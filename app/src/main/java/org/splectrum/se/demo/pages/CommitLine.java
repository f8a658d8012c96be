package org.splectrum.se.demo.pages;

import static java.util.Objects.requireNonNull;

import org.splectrum.se.demo.github.git.CommitInfo;

/** A commit in a list, with the state of its checks, if it has any. */
public record CommitLine(String link, String sha, String subject, String rest, Who author, When when, Verdict verdict) {
    private static final int SHORT = 7;

    public CommitLine {
        requireNonNull(link, "link is null");
        requireNonNull(sha, "sha is null");
        requireNonNull(subject, "subject is null");
        requireNonNull(rest, "rest is null");
    }

    static CommitLine of(Look look, CommitInfo commit) {
        return new CommitLine(
                look.path("/commit/" + commit.sha()),
                commit.sha(),
                commit.subject(),
                commit.message().substring(commit.subject().length()).strip(),
                Who.of(commit.author().name()),
                look.when(commit.committer().at()),
                Verdict.ofAll(look.checks(commit.sha())));
    }

    public String shortSha() {
        return sha.substring(0, SHORT);
    }
}
