package org.splectrum.se.demo.github;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.splectrum.se.demo.github.git.BareRepository;

/** A repository and all that hangs on it. Guarded by the {@link Forge}'s lock; what it hands out are snapshots. */
public final class Repository {
    private final long id;
    private final RepositoryName name;
    private final String defaultBranch;
    private final Instant created;
    private final BareRepository git;
    private final Map<String, Role> roles = new LinkedHashMap<>();
    private final Map<String, Label> labels = new LinkedHashMap<>();
    private final Map<Integer, Issue> issues = new TreeMap<>();
    private final Map<Integer, Elsewhere> moved = new TreeMap<>();
    private final Map<Integer, Pull> pulls = new TreeMap<>();
    private final Map<Long, Comment> comments = new TreeMap<>();
    private final Map<Long, Reaction> reactions = new TreeMap<>();
    private final Map<Long, CheckRun> checks = new TreeMap<>();
    private final Map<Long, Review> reviews = new TreeMap<>();

    /** Where an issue is that was moved to another repository. */
    public record Elsewhere(long repository, int number) {}

    public Repository(long id, RepositoryName name, String defaultBranch, Instant created, BareRepository git) {
        this.id = id;
        this.name = requireNonNull(name, "name is null");
        this.defaultBranch = requireNonNull(defaultBranch, "defaultBranch is null");
        this.created = requireNonNull(created, "created is null");
        this.git = requireNonNull(git, "git is null");
    }

    public long id() {
        return id;
    }

    public RepositoryName name() {
        return name;
    }

    public String defaultBranch() {
        return defaultBranch;
    }

    public Instant created() {
        return created;
    }

    public BareRepository git() {
        return git;
    }

    /** The role that was granted to the login, else {@link Role#NONE}. */
    public Role role(String login) {
        return roles.getOrDefault(login.toLowerCase(Locale.ROOT), Role.NONE);
    }

    public void grant(String login, Role role) {
        roles.put(login.toLowerCase(Locale.ROOT), role);
    }

    public List<Label> labels() {
        return new ArrayList<>(labels.values());
    }

    public Optional<Label> label(String label) {
        return Optional.ofNullable(labels.get(label.toLowerCase(Locale.ROOT)));
    }

    public List<Issue> issues() {
        return new ArrayList<>(issues.values());
    }

    public Optional<Issue> issue(int number) {
        return Optional.ofNullable(issues.get(number));
    }

    /** Where the issue that had this number here was moved to; empty where none was. */
    public Optional<Elsewhere> moved(int number) {
        return Optional.ofNullable(moved.get(number));
    }

    public List<Pull> pulls() {
        return new ArrayList<>(pulls.values());
    }

    public Optional<Pull> pull(int number) {
        return Optional.ofNullable(pulls.get(number));
    }

    public List<Comment> comments(int issue) {
        return comments.values().stream()
                .filter(comment -> comment.issue() == issue)
                .toList();
    }

    public Optional<Comment> comment(long comment) {
        return Optional.ofNullable(comments.get(comment));
    }

    public List<Reaction> reactions(Reaction.Subject subject) {
        return reactions.values().stream()
                .filter(reaction -> reaction.subject().equals(subject))
                .toList();
    }

    /** The reviews of a pull request, oldest first. */
    public List<Review> reviews(int pull) {
        return reviews.values().stream().filter(review -> review.pull() == pull).toList();
    }

    public List<CheckRun> checks() {
        return new ArrayList<>(checks.values());
    }

    public Optional<CheckRun> check(long check) {
        return Optional.ofNullable(checks.get(check));
    }

    int nextNumber() {
        return issues.size() + moved.size() + 1;
    }

    /** Takes away the issue and its comments, which are at the other place from now on. */
    void move(int number, Elsewhere elsewhere) {
        issues.remove(number);
        comments.values().removeIf(comment -> comment.issue() == number);
        moved.put(number, elsewhere);
    }

    void put(Label label) {
        labels.put(label.name().toLowerCase(Locale.ROOT), label);
    }

    void put(Issue issue) {
        issues.put(issue.number(), issue);
    }

    void put(Pull pull) {
        pulls.put(pull.number(), pull);
    }

    void put(Comment comment) {
        comments.put(comment.id(), comment);
    }

    void put(Reaction reaction) {
        reactions.put(reaction.id(), reaction);
    }

    void put(Review review) {
        reviews.put(review.id(), review);
    }

    void put(CheckRun check) {
        checks.put(check.id(), check);
    }
}
