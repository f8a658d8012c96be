package org.splectrum.se.demo.github;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.splectrum.se.demo.github.Happening.CommentCreated;
import org.splectrum.se.demo.github.Happening.IssueClosed;
import org.splectrum.se.demo.github.Happening.IssueMovedHere;
import org.splectrum.se.demo.github.Happening.IssueOpened;
import org.splectrum.se.demo.github.Happening.PullClosed;

/** What is done to issues, comments and reactions, by people and apps alike. Thread-safe. */
public final class Discussions {
    private static final int MAX_BODY = 65_536;
    private final Forge forge;

    public Discussions(Forge forge) {
        this.forge = requireNonNull(forge, "forge is null");
    }

    public Issue open(Repository repository, String author, Content content) {
        return forge.change(() -> {
            Issue issue = create(repository, author, content);
            forge.announce(new IssueOpened(repository.name(), issue.number(), author));
            return issue;
        });
    }

    Issue create(Repository repository, String author, Content content) {
        checkText("Issue", content.title(), "title");
        checkLength("Issue", content.body());
        Issue issue = new Issue(
                forge.nextId(),
                repository.nextNumber(),
                author,
                content,
                new Status.Open(),
                false,
                List.of(),
                Times.at(forge.now()));
        repository.put(issue);
        return issue;
    }

    public Issue edit(Repository repository, int number, Content content) {
        return forge.change(() -> {
            checkText("Issue", content.title(), "title");
            checkLength("Issue", content.body());
            Issue edited = issue(repository, number).with(content, forge.now());
            repository.put(edited);
            return edited;
        });
    }

    public void close(Repository repository, int number, String by) {
        forge.change(() -> {
            Instant now = forge.now();
            repository.put(issue(repository, number).with(new Status.Closed(now, by), now));
            boolean pull = repository.pull(number).isPresent();
            forge.announce(
                    pull
                            ? new PullClosed(repository.name(), number, by)
                            : new IssueClosed(repository.name(), number, by));
            return number;
        });
    }

    public void reopen(Repository repository, int number) {
        forge.change(() -> {
            repository.put(issue(repository, number).with(new Status.Open(), forge.now()));
            return number;
        });
    }

    /** Moves the issue with all its comments to another repository; gives it as it is there. */
    public Issue transfer(Repository repository, int number, Repository target, String by) {
        return forge.change(() -> {
            Issue old = issue(repository, number);
            Issue moved = create(target, old.author(), old.content());
            repository.comments(number).forEach(comment -> target.put(comment.at(moved.number())));
            repository.move(number, new Repository.Elsewhere(target.id(), moved.number()));
            forge.announce(new IssueMovedHere(target.name(), moved.number(), old, repository.name(), by));
            return moved;
        });
    }

    /** Locks the conversation: nobody below {@link Role#WRITE} may comment, and no app. */
    public void lock(Repository repository, int number) {
        forge.change(() -> {
            repository.put(issue(repository, number).asLocked());
            return number;
        });
    }

    public Comment comment(Repository repository, int number, String author, String body) {
        return forge.change(() -> {
            checkText("IssueComment", body, "body");
            checkLength("IssueComment", body);
            Issue issue = issue(repository, number);
            if (issue.locked() && !repository.role(author).covers(Role.WRITE)) {
                throw Refusal.of(403, "Unable to create comment because issue is locked.");
            }
            Instant now = forge.now();
            Comment comment = new Comment(forge.nextId(), number, author, body, Times.at(now));
            repository.put(comment);
            repository.put(issue.touched(now));
            forge.announce(new CommentCreated(repository.name(), comment.id(), author));
            return comment;
        });
    }

    public Comment edit(Repository repository, long id, String body) {
        return forge.change(() -> {
            checkText("IssueComment", body, "body");
            checkLength("IssueComment", body);
            Comment edited =
                    repository.comment(id).orElseThrow(Refusal::notFound).edited(body, forge.now());
            repository.put(edited);
            return edited;
        });
    }

    /** Adds the reaction, or gives the one that the author made before. */
    public Reaction react(Repository repository, Reaction.Subject subject, String author, String content) {
        return forge.change(() -> {
            if (!Reaction.CONTENTS.contains(content)) {
                throw Refusal.invalid("Reaction", "content", "invalid");
            }
            return repository.reactions(subject).stream()
                    .filter(known ->
                            known.author().equals(author) && known.content().equals(content))
                    .findFirst()
                    .orElseGet(() -> {
                        Reaction made = new Reaction(forge.nextId(), subject, author, content, forge.now());
                        repository.put(made);
                        return made;
                    });
        });
    }

    static Issue issue(Repository repository, int number) {
        return repository.issue(number).orElseThrow(Refusal::notFound);
    }

    private static void checkText(String resource, String text, String field) {
        if (text.isBlank()) {
            throw Refusal.invalid(resource, field, "missing_field");
        }
    }

    private static void checkLength(String resource, String body) {
        if (body.codePointCount(0, body.length()) > MAX_BODY) {
            throw Refusal.custom(resource, "body is too long (maximum is 65536 characters)");
        }
    }
}
