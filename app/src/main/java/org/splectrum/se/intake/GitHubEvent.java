package org.splectrum.se.intake;

import java.util.Objects;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.Person;
import org.splectrum.se.model.Place;

/** What happened on GitHub, as far as SE acts on it. */
public sealed interface GitHubEvent {
    /**
     * Somebody wrote a comment on an issue or pull request.
     *
     * @param author who wrote it; the payload's sender, which for a new comment is the same
     * @param text Markdown as written
     */
    record CommentCreated(Place place, String title, long commentId, Person author, String text, Lock lock)
            implements GitHubEvent {
        public CommentCreated {
            Objects.requireNonNull(place, "place is null");
            Objects.requireNonNull(title, "title is null");
            Objects.requireNonNull(author, "author is null");
            Objects.requireNonNull(text, "text is null");
            Objects.requireNonNull(lock, "lock is null");
        }
    }

    /** Somebody opened an issue; its body may hold commands. */
    record IssueOpened(Place place, String title, Person author, String text) implements GitHubEvent {
        public IssueOpened {
            Objects.requireNonNull(place, "place is null");
            Objects.requireNonNull(title, "title is null");
            Objects.requireNonNull(author, "author is null");
            Objects.requireNonNull(text, "text is null");
        }
    }

    /** Somebody put a label on an issue. */
    record Labelled(Place place, String title, Person sender, String label, Lock lock) implements GitHubEvent {
        public Labelled {
            Objects.requireNonNull(place, "place is null");
            Objects.requireNonNull(title, "title is null");
            Objects.requireNonNull(sender, "sender is null");
            Objects.requireNonNull(label, "label is null");
            Objects.requireNonNull(lock, "lock is null");
        }
    }

    /** Something happened to a pull request. */
    record PullRequestChanged(Place place, String title, Person sender, Change change) implements GitHubEvent {
        public PullRequestChanged {
            Objects.requireNonNull(place, "place is null");
            Objects.requireNonNull(title, "title is null");
            Objects.requireNonNull(sender, "sender is null");
            Objects.requireNonNull(change, "change is null");
        }
    }

    /**
     * What happened to a pull request, and how it is since then.
     *
     * @param action GitHub's, as {@code synchronize}
     * @param label that was put on or taken off; empty where none was
     * @param head the tip of its branch
     */
    record Change(String action, String label, CommitId head, Standing standing) {
        public Change {
            Objects.requireNonNull(action, "action is null");
            Objects.requireNonNull(label, "label is null");
            Objects.requireNonNull(head, "head is null");
            Objects.requireNonNull(standing, "standing is null");
        }
    }

    /** Whether a pull request can be worked on. */
    enum Standing {
        OPEN,
        CLOSED,
        /** Open, and its branch is in another repository, or in none any more. */
        FORK
    }

    /**
     * Somebody pressed a button under a check run of SE's.
     *
     * @param externalId what SE gave the check run
     * @param button what SE gave the button
     */
    record CheckPressed(Home home, String externalId, String button, Person sender) implements GitHubEvent {
        public CheckPressed {
            Objects.requireNonNull(home, "home is null");
            Objects.requireNonNull(externalId, "externalId is null");
            Objects.requireNonNull(button, "button is null");
            Objects.requireNonNull(sender, "sender is null");
        }
    }

    /** Somebody asked for a check run of SE's once more. */
    record CheckRerequested(Home home, String externalId, Person sender) implements GitHubEvent {
        public CheckRerequested {
            Objects.requireNonNull(home, "home is null");
            Objects.requireNonNull(externalId, "externalId is null");
            Objects.requireNonNull(sender, "sender is null");
        }
    }

    /**
     * Somebody asked once more for all check runs of SE's on a commit.
     *
     * @param suite number of their group
     */
    record SuiteRerequested(Home home, long suite, Person sender) implements GitHubEvent {
        public SuiteRerequested {
            Objects.requireNonNull(home, "home is null");
            Objects.requireNonNull(sender, "sender is null");
        }
    }

    /**
     * A branch was made or moved.
     *
     * @param after its tip now
     * @param main the repository's default branch
     */
    record Pushed(Home home, String branch, CommitId after, Person sender, String main) implements GitHubEvent {
        public Pushed {
            Objects.requireNonNull(home, "home is null");
            Objects.requireNonNull(branch, "branch is null");
            Objects.requireNonNull(after, "after is null");
            Objects.requireNonNull(sender, "sender is null");
            Objects.requireNonNull(main, "main is null");
        }
    }

    /**
     * Somebody lifted the suspension of the App in an installation, or gave it the permissions that it lacked.
     *
     * @param installation number of it
     */
    record Allowed(long installation) implements GitHubEvent {}

    /** Number of the installation that it is of; 0 for what nothing is to be done about. */
    default long installation() {
        return switch (this) {
            case CommentCreated comment -> comment.place().installation();
            case IssueOpened issue -> issue.place().installation();
            case Labelled label -> label.place().installation();
            case PullRequestChanged pull -> pull.place().installation();
            case CheckPressed pressed -> pressed.home().installation();
            case CheckRerequested check -> check.home().installation();
            case SuiteRerequested suite -> suite.home().installation();
            case Pushed push -> push.home().installation();
            case Allowed allowed -> allowed.installation;
            case Ignored ignored -> 0;
        };
    }

    /** Nothing that SE acts on. */
    record Ignored(String reason) implements GitHubEvent {
        public Ignored {
            Objects.requireNonNull(reason, "reason is null");
        }
    }

    /** Whether the conversation is locked: then GitHub refuses comments of an app. */
    enum Lock {
        OPEN,
        LOCKED
    }
}
