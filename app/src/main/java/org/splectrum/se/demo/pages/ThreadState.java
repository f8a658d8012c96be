package org.splectrum.se.demo.pages;

import static java.util.Objects.requireNonNull;

import org.splectrum.se.demo.github.Issue;
import org.splectrum.se.demo.github.Pull;
import org.splectrum.se.demo.github.Repository;
import org.splectrum.se.demo.github.Status;

/** The state of an issue or pull request: the word for it, its icon, and its style. */
public record ThreadState(String word, String icon, String style) {
    private static final ThreadState ISSUE_OPEN = new ThreadState("Open", "issue", "open");
    private static final ThreadState ISSUE_CLOSED = new ThreadState("Closed", "issue-closed", "merged");
    private static final ThreadState PULL_OPEN = new ThreadState("Open", "pull", "open");
    private static final ThreadState PULL_DRAFT = new ThreadState("Draft", "pull", "draft");
    private static final ThreadState PULL_CLOSED = new ThreadState("Closed", "pull-closed", "closed");
    private static final ThreadState PULL_MERGED = new ThreadState("Merged", "merged", "merged");

    public ThreadState {
        requireNonNull(word, "word is null");
        requireNonNull(icon, "icon is null");
        requireNonNull(style, "style is null");
    }

    static ThreadState of(Repository repository, Issue issue) {
        boolean open = issue.status() instanceof Status.Open;
        return repository.pull(issue.number()).map(pull -> ofPull(pull, open)).orElse(open ? ISSUE_OPEN : ISSUE_CLOSED);
    }

    private static ThreadState ofPull(Pull pull, boolean open) {
        if (pull.outcome() instanceof Pull.Outcome.Merged) {
            return PULL_MERGED;
        }
        if (!open) {
            return PULL_CLOSED;
        }
        return pull.draft() ? PULL_DRAFT : PULL_OPEN;
    }
}
