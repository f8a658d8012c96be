package org.splectrum.se.demo.github.git;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;

/** A commit as git knows it. */
public record CommitInfo(
        String sha, String tree, List<String> parents, Person author, Person committer, String message) {
    public CommitInfo {
        requireNonNull(sha, "sha is null");
        requireNonNull(tree, "tree is null");
        requireNonNull(author, "author is null");
        requireNonNull(committer, "committer is null");
        requireNonNull(message, "message is null");
        parents = List.copyOf(parents);
    }

    /** Who and when, as written in the commit; nobody checks that it is true. */
    public record Person(String name, String email, Instant at) {
        static Person of(PersonIdent ident) {
            return new Person(ident.getName(), ident.getEmailAddress(), ident.getWhenAsInstant());
        }
    }

    /** The first line of the message. */
    public String subject() {
        return message.lines().findFirst().orElse("");
    }

    static CommitInfo of(RevCommit commit) {
        return new CommitInfo(
                commit.name(),
                commit.getTree().name(),
                Arrays.stream(commit.getParents()).map(RevCommit::name).toList(),
                Person.of(commit.getAuthorIdent()),
                Person.of(commit.getCommitterIdent()),
                commit.getFullMessage());
    }
}
