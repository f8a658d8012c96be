package org.splectrum.se.demo.github;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import org.splectrum.se.demo.github.Happening.PullClosed;
import org.splectrum.se.demo.github.Happening.PullOpened;
import org.splectrum.se.demo.github.Happening.PullSynchronized;
import org.splectrum.se.demo.github.Happening.Pushed;
import org.splectrum.se.demo.github.Pull.Outcome;
import org.splectrum.se.demo.github.Pull.Side;
import org.splectrum.se.demo.github.git.Change;

/** What is done to pull requests and to the branches below them. Thread-safe. */
public final class Pulls {
    private final Forge forge;
    private final Discussions discussions;

    public Pulls(Forge forge) {
        this.forge = requireNonNull(forge, "forge is null");
        this.discussions = new Discussions(forge);
    }

    /** A pull request to be opened, between two branches of one repository. */
    public record Draft(Content content, String head, String base, boolean draft) {}

    /**
     * Opens a pull request.
     *
     * @throws Refusal 422 when a branch is not there, nothing is between them, or there is an open one already
     */
    public Pull open(Repository repository, String author, Draft draft) {
        return forge.change(() -> {
            Side head = side(repository, draft.head(), "head");
            Side base = side(repository, draft.base(), "base");
            if (repository.pulls().stream().anyMatch(known -> isOpenBetween(repository, known, head, base))) {
                throw Refusal.custom(
                        "PullRequest",
                        "A pull request already exists for %s:%s."
                                .formatted(repository.name().owner(), head.branch()));
            }
            if (repository.git().between(base.sha(), head.sha()).isEmpty()) {
                throw Refusal.custom(
                        "PullRequest", "No commits between %s and %s".formatted(base.branch(), head.branch()));
            }
            Issue issue = discussions.create(repository, author, draft.content());
            Pull pull = new Pull(forge.nextId(), issue.number(), head, base, draft.draft(), new Outcome.Unmerged());
            repository.put(pull);
            repository.git().point("refs/pull/" + pull.number() + "/head", head.sha());
            forge.announce(new PullOpened(repository.name(), pull.number(), author));
            return pull;
        });
    }

    private static boolean isOpenBetween(Repository repository, Pull pull, Side head, Side base) {
        return pull.head().branch().equals(head.branch())
                && pull.base().branch().equals(base.branch())
                && isOpen(repository, pull);
    }

    private static boolean isOpen(Repository repository, Pull pull) {
        return Discussions.issue(repository, pull.number()).status() instanceof Status.Open;
    }

    private static Side side(Repository repository, String branch, String field) {
        String ownerPrefix = repository.name().owner() + ":";
        String bare = branch.startsWith(ownerPrefix) ? branch.substring(ownerPrefix.length()) : branch;
        String sha = repository
                .git()
                .resolve("refs/heads/" + bare)
                .orElseThrow(() -> Refusal.invalid("PullRequest", field, "invalid"));
        return new Side(bare, sha);
    }

    /** Aims an open pull request at another branch. */
    public Pull retarget(Repository repository, int number, String base) {
        return forge.change(() -> {
            Pull changed = pull(repository, number).withBase(side(repository, base, "base"));
            repository.put(changed);
            return changed;
        });
    }

    /** Tells of a ref that moved, and moves the pull requests whose head it is. */
    public void pushed(Repository repository, Pushed push) {
        forge.change(() -> {
            forge.announce(push);
            for (Pull pull : repository.pulls()) {
                boolean itsHead = push.ref().equals("refs/heads/" + pull.head().branch());
                if (itsHead && isOpen(repository, pull)) {
                    follow(repository, pull, push);
                }
            }
            return push;
        });
    }

    private void follow(Repository repository, Pull pull, Pushed push) {
        Optional<String> now = repository.git().resolve(push.ref());
        if (now.isEmpty()) {
            discussions.close(repository, pull.number(), push.sender());
            return;
        }
        repository.put(pull.withHead(now.get()));
        repository.git().point("refs/pull/" + pull.number() + "/head", now.get());
        repository.put(Discussions.issue(repository, pull.number()).touched(forge.now()));
        forge.announce(new PullSynchronized(
                repository.name(), pull.number(), pull.head().sha(), push.sender()));
    }

    /**
     * Merges with a merge commit.
     *
     * @throws Refusal 405 when it conflicts
     */
    public Pull merge(Repository repository, int number, String by) {
        return forge.change(() -> {
            Pull pull = pull(repository, number);
            Instant now = forge.now();
            String before = repository
                    .git()
                    .resolve("refs/heads/" + pull.base().branch())
                    .orElseThrow();
            String sha = repository
                    .git()
                    .merge(pull.base().branch(), pull.head().sha(), new Change.By(by, now))
                    .orElseThrow(() -> Refusal.of(405, "Pull Request is not mergeable"));
            Pull merged = pull.with(new Outcome.Merged(now, by, sha));
            repository.put(merged);
            repository.put(Discussions.issue(repository, number).with(new Status.Closed(now, by), now));
            forge.announce(new PullClosed(repository.name(), number, by));
            pushed(
                    repository,
                    new Pushed(repository.name(), "refs/heads/" + pull.base().branch(), before, sha, by));
            return merged;
        });
    }

    /** Whether it would merge without conflict into its base as that is now. */
    public boolean mergeable(Repository repository, Pull pull) {
        return repository
                .git()
                .resolve("refs/heads/" + pull.base().branch())
                .map(base -> repository.git().mergesCleanly(base, pull.head().sha()))
                .orElse(false);
    }

    private static Pull pull(Repository repository, int number) {
        return repository.pull(number).orElseThrow(Refusal::notFound);
    }
}
