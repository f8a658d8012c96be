package org.splectrum.se.demo.pages;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.splectrum.se.demo.github.CheckRun;
import org.splectrum.se.demo.github.Issue;
import org.splectrum.se.demo.github.Repository;
import org.splectrum.se.demo.github.Role;
import org.splectrum.se.demo.github.Status;

/** One look at a repository at one moment; to be used inside {@code Forge.read}. */
record Look(Repository repository, Instant now) {
    Look {
        requireNonNull(repository, "repository is null");
        requireNonNull(now, "now is null");
    }

    When when(Instant at) {
        return new When(at, now);
    }

    /** The address of something in this repository, from the root of the server. */
    String path(String rest) {
        return "/" + repository.name() + rest;
    }

    String thread(int number) {
        return path((repository.pull(number).isPresent() ? "/pull/" : "/issues/") + number);
    }

    List<Tag> tags(Issue issue) {
        return issue.labels().stream().map(label -> Tag.of(repository, label)).toList();
    }

    List<CheckRun> checks(String sha) {
        return repository.checks().stream()
                .filter(check -> check.headSha().equals(sha))
                .toList();
    }

    /** Issues that are no pull requests, newest first. */
    List<ThreadLine> issues() {
        return lines(issue -> repository.pull(issue.number()).isEmpty());
    }

    /** Pull requests, newest first. */
    List<ThreadLine> pulls() {
        return lines(issue -> repository.pull(issue.number()).isPresent());
    }

    private List<ThreadLine> lines(Predicate<Issue> which) {
        return repository.issues().reversed().stream()
                .filter(which)
                .map(issue -> ThreadLine.of(this, issue))
                .toList();
    }

    /** What GitHub writes beside an author's name. */
    String standing(String login) {
        if (repository.name().owner().equalsIgnoreCase(login)) {
            return "Owner";
        }
        return repository.role(login).covers(Role.WRITE) ? "Collaborator" : "";
    }

    Frame frame(Tab tab, String title) {
        long pulls = open(true);
        return new Frame(title, repository.name(), tab, new Frame.Counts(open(false), pulls));
    }

    private long open(boolean pulls) {
        return repository.issues().stream()
                .filter(issue -> issue.status() instanceof Status.Open)
                .filter(issue -> repository.pull(issue.number()).isPresent() == pulls)
                .count();
    }
}
