package org.splectrum.se.demo.github;

/** Something that GitHub tells apps about; the sender is the login of who did it. */
public sealed interface Happening {
    RepositoryName repository();

    String sender();

    record IssueOpened(RepositoryName repository, int issue, String sender) implements Happening {}

    /** Told of where it came to, as of an issue that was opened there. */
    record IssueMovedHere(RepositoryName repository, int issue, Issue old, RepositoryName from, String sender)
            implements Happening {}

    record IssueClosed(RepositoryName repository, int issue, String sender) implements Happening {}

    record CommentCreated(RepositoryName repository, long comment, String sender) implements Happening {}

    record Labeled(RepositoryName repository, int issue, String label, String sender) implements Happening {}

    record Unlabeled(RepositoryName repository, int issue, String label, String sender) implements Happening {}

    record PullOpened(RepositoryName repository, int pull, String sender) implements Happening {}

    record PullSynchronized(RepositoryName repository, int pull, String before, String sender) implements Happening {}

    record PullClosed(RepositoryName repository, int pull, String sender) implements Happening {}

    record CheckCreated(RepositoryName repository, long check, String sender) implements Happening {}

    record CheckActionRequested(RepositoryName repository, long check, String action, String sender)
            implements Happening {}

    record CheckRerequested(RepositoryName repository, long check, String sender) implements Happening {}

    /** All checks of the commit that this one is on. */
    record SuiteRerequested(RepositoryName repository, long check, String sender) implements Happening {}

    /** A ref went from one commit to another; forty zeros stand for no commit. */
    record Pushed(RepositoryName repository, String ref, String before, String after, String sender)
            implements Happening {}
}
