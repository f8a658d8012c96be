package org.splectrum.se.demo.pages;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.splectrum.se.demo.github.Issue;
import org.splectrum.se.demo.github.Repository;

/** An issue or pull request in a list. */
public record ThreadLine(
        String link, int number, String title, ThreadState state, List<Tag> tags, Opened opened, int comments) {
    public ThreadLine {
        requireNonNull(link, "link is null");
        requireNonNull(title, "title is null");
        tags = List.copyOf(tags);
    }

    /** By whom and when it was opened. */
    public record Opened(Who who, When when) {}

    static ThreadLine of(Look look, Issue issue) {
        Repository repository = look.repository();
        return new ThreadLine(
                look.thread(issue.number()),
                issue.number(),
                issue.title(),
                ThreadState.of(repository, issue),
                look.tags(issue),
                new Opened(Who.of(issue.author()), look.when(issue.times().created())),
                repository.comments(issue.number()).size());
    }
}
