package org.splectrum.se.demo;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.splectrum.se.demo.github.CheckRun;
import org.splectrum.se.demo.github.Comment;
import org.splectrum.se.demo.github.Forge;
import org.splectrum.se.demo.github.Issue;
import org.splectrum.se.demo.github.Pull;
import org.splectrum.se.demo.github.Reaction;
import org.splectrum.se.demo.github.Repository;
import org.splectrum.se.demo.github.Review;
import org.splectrum.se.demo.github.git.CommitInfo;
import org.splectrum.se.demo.github.git.FileChange;

/** What a person sees of a repository; every call looks anew. Thread-safe. */
public final class RepositoryView {
    private final Forge forge;
    private final Repository repository;

    RepositoryView(Forge forge, Repository repository) {
        this.forge = requireNonNull(forge, "forge is null");
        this.repository = requireNonNull(repository, "repository is null");
    }

    public String name() {
        return repository.name().toString();
    }

    public List<Issue> issues() {
        return forge.read(repository::issues);
    }

    /** An issue, or the issue half of a pull request. */
    public Issue issue(int number) {
        return forge.read(() -> repository.issue(number).orElseThrow());
    }

    public List<String> labels(int number) {
        return issue(number).labels();
    }

    /** The comments of an issue or pull request, oldest first. */
    public List<Comment> comments(int number) {
        return forge.read(() -> repository.comments(number));
    }

    public List<Reaction> reactionsToComment(long comment) {
        return forge.read(() -> repository.reactions(new Reaction.Subject.OfComment(comment)));
    }

    public List<Reaction> reactionsToIssue(int number) {
        return forge.read(() -> repository.reactions(new Reaction.Subject.OfIssue(number)));
    }

    public List<Pull> pulls() {
        return forge.read(repository::pulls);
    }

    public Pull pull(int number) {
        return forge.read(() -> repository.pull(number).orElseThrow());
    }

    /** The reviews of a pull request, oldest first. */
    public List<Review> reviews(int pull) {
        return forge.read(() -> repository.reviews(pull));
    }

    /** All check runs ever made, oldest first. */
    public List<CheckRun> checks() {
        return forge.read(repository::checks);
    }

    /** The check runs on a commit, oldest first. */
    public List<CheckRun> checks(String sha) {
        return checks().stream().filter(check -> check.headSha().equals(sha)).toList();
    }

    /** The sha that a branch, ref or sha stands for, if it is there. */
    public Optional<String> sha(String revision) {
        return repository.git().resolve(revision);
    }

    /** The full names of all refs below a prefix such as {@code refs/heads/}. */
    public List<String> refs(String prefix) {
        return List.copyOf(repository.git().refs(prefix).keySet());
    }

    /** A file's text at a revision, if it is there. */
    public Optional<String> file(String revision, String path) {
        return repository.git().file(revision, path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** The commits that a pull request would merge, oldest first. */
    public List<CommitInfo> commits(Pull pull) {
        return repository.git().between(pull.base().sha(), pull.head().sha());
    }

    /** What a pull request changes since it left its base. */
    public List<FileChange> changes(Pull pull) {
        String start = repository
                .git()
                .mergeBase(pull.base().sha(), pull.head().sha())
                .orElse(pull.base().sha());
        return repository.git().diff(start, pull.head().sha());
    }
}
