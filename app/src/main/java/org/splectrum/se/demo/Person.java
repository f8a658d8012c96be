package org.splectrum.se.demo;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.splectrum.se.demo.github.Checks;
import org.splectrum.se.demo.github.Comment;
import org.splectrum.se.demo.github.Content;
import org.splectrum.se.demo.github.Discussions;
import org.splectrum.se.demo.github.Forge;
import org.splectrum.se.demo.github.Happening.Pushed;
import org.splectrum.se.demo.github.Issue;
import org.splectrum.se.demo.github.Labels;
import org.splectrum.se.demo.github.Pull;
import org.splectrum.se.demo.github.Pulls;
import org.splectrum.se.demo.github.Repository;
import org.splectrum.se.demo.github.RepositoryName;
import org.splectrum.se.demo.github.git.Change;

/**
 * Somebody in front of the simulated GitHub's pages. What they do has the webhooks for its consequence that GitHub would
 * send. The person's role is not asked: that is the test's or the demo's business. Thread-safe.
 */
public final class Person {
    private static final String NO_COMMIT = "0".repeat(40);
    private final Forge forge;
    private final String login;

    Person(Forge forge, String login) {
        this.forge = requireNonNull(forge, "forge is null");
        this.login = requireNonNull(login, "login is null");
    }

    public String login() {
        return login;
    }

    public Issue openIssue(String repository, String title, String body) {
        return new Discussions(forge).open(find(repository), login, new Content(title, body));
    }

    public void closeIssue(String repository, int number) {
        new Discussions(forge).close(find(repository), number, login);
    }

    /** Moves the issue to another repository of the same owner; gives it as it is there. */
    public Issue transferIssue(String repository, int number, String target) {
        return new Discussions(forge).transfer(find(repository), number, find(target), login);
    }

    public void lock(String repository, int number) {
        new Discussions(forge).lock(find(repository), number);
    }

    public Comment comment(String repository, int number, String body) {
        return new Discussions(forge).comment(find(repository), number, login, body);
    }

    public Issue label(String repository, int number, String label) {
        return new Labels(forge).add(find(repository), number, List.of(label), login);
    }

    public Issue unlabel(String repository, int number, String label) {
        return new Labels(forge).remove(find(repository), number, label, login);
    }

    /** Presses a button under a check run. */
    public void press(String repository, long check, String action) {
        new Checks(forge).press(find(repository), check, action, login);
    }

    /** Presses "Re-run" on a check run. */
    public void rerequest(String repository, long check) {
        new Checks(forge).rerequest(find(repository), check, login);
    }

    /** Presses "Re-run all checks" where this check run is. */
    public void rerequestSuite(String repository, long check) {
        new Checks(forge).rerequestSuite(find(repository), check, login);
    }

    public Pull openPull(String repository, Content content, String head, String base) {
        return new Pulls(forge).open(find(repository), login, new Pulls.Draft(content, head, base, false));
    }

    public Pull merge(String repository, int number) {
        return new Pulls(forge).merge(find(repository), number, login);
    }

    /** Commits whole files to a branch, made from the default branch when new, and pushes it; gives the new sha. */
    public String push(String repository, String branch, String message, Map<String, String> files) {
        return push(repository, branch, message, files, Set.of());
    }

    /** The same, and takes files away. */
    public String push(
            String repository, String branch, String message, Map<String, String> files, Set<String> removed) {
        Repository target = find(repository);
        return forge.change(() -> {
            String ref = "refs/heads/" + branch;
            String before = target.git().resolve(ref).orElse(NO_COMMIT);
            String after =
                    target.git().commit(branch, new Change(new Change.By(login, forge.now()), message, files, removed));
            new Pulls(forge).pushed(target, new Pushed(target.name(), ref, before, after, login));
            return after;
        });
    }

    /** Pushes the branch to another commit by force. */
    public void forcePush(String repository, String branch, String sha) {
        point(repository, branch, sha);
    }

    public void deleteBranch(String repository, String branch) {
        point(repository, branch, NO_COMMIT);
    }

    private void point(String repository, String branch, String sha) {
        Repository target = find(repository);
        forge.change(() -> {
            String ref = "refs/heads/" + branch;
            String before = target.git().resolve(ref).orElseThrow();
            target.git().point(ref, sha);
            new Pulls(forge).pushed(target, new Pushed(target.name(), ref, before, sha, login));
            return sha;
        });
    }

    private Repository find(String repository) {
        return forge.repository(RepositoryName.parse(repository));
    }
}
