package org.splectrum.se.demo.pages;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.splectrum.se.demo.github.Comment;
import org.splectrum.se.demo.github.Issue;
import org.splectrum.se.demo.github.Pull;
import org.splectrum.se.demo.github.Pull.Outcome;
import org.splectrum.se.demo.github.Reaction;
import org.splectrum.se.demo.github.Repository;
import org.splectrum.se.demo.github.Review;
import org.splectrum.se.demo.github.Status;
import org.splectrum.se.demo.github.git.CommitInfo;

/** Puts everything that was said and done about an issue or pull request in order. */
final class Conversation {
    private final Look look;
    private final Issue issue;
    private final Chronicle chronicle;

    Conversation(Look look, Issue issue, Chronicle chronicle) {
        this.look = requireNonNull(look, "look is null");
        this.issue = requireNonNull(issue, "issue is null");
        this.chronicle = requireNonNull(chronicle, "chronicle is null");
    }

    /** The description first, then by time; commits that are older than the pull request come right after it. */
    List<Moment> moments(List<CommitInfo> commits) {
        Repository repository = look.repository();
        List<Moment> rest = new ArrayList<>();
        commits.forEach(commit -> rest.add(new Moment.Committed(CommitLine.of(look, commit))));
        repository.comments(issue.number()).forEach(comment -> rest.add(remark(comment)));
        repository.reviews(issue.number()).forEach(review -> rest.add(review(review)));
        chronicle.of(repository.name(), issue.number()).forEach(one -> rest.add(labelled(one)));
        repository.pulls().stream().filter(this::speaksOfThis).forEach(pull -> rest.add(linked(pull)));
        if (issue.status() instanceof Status.Closed(var at, var by)) {
            rest.add(new Moment.Ended(Who.of(by), ThreadState.of(repository, issue), ending(), look.when(at)));
        }
        Instant opened = issue.times().created();
        rest.sort(Comparator.comparing(moment -> later(moment.when().at(), opened)));
        rest.addFirst(description());
        return rest;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    private Moment description() {
        return new Moment.Remark(
                "description",
                Who.of(issue.author()),
                look.when(issue.times().created()),
                look.standing(issue.author()),
                Markdown.remark(
                        look.repository(), issue.body().isBlank() ? "*No description provided.*" : issue.body()),
                Emoji.of(look.repository().reactions(new Reaction.Subject.OfIssue(issue.number()))),
                false);
    }

    private Moment remark(Comment comment) {
        return new Moment.Remark(
                "issuecomment-" + comment.id(),
                Who.of(comment.author()),
                look.when(comment.times().created()),
                look.standing(comment.author()),
                Markdown.remark(look.repository(), comment.body()),
                Emoji.of(look.repository().reactions(new Reaction.Subject.OfComment(comment.id()))),
                comment.times().updated().isAfter(comment.times().created()));
    }

    /** What it says of lines stands below what it says as a whole. */
    private Moment review(Review review) {
        StringBuilder text = new StringBuilder(review.submission().body());
        review.submission()
                .lines()
                .forEach(line -> text.append("\n\n**`")
                        .append(line.path())
                        .append("` line ")
                        .append(line.line())
                        .append("**\n\n")
                        .append(line.body()));
        return new Moment.Remark(
                "pullrequestreview-" + review.id(),
                Who.of(review.author()),
                look.when(review.at()),
                look.standing(review.author()),
                Markdown.remark(look.repository(), text.toString()),
                List.of(),
                false);
    }

    private Moment labelled(Chronicle.Labeling one) {
        return new Moment.Labelled(
                Who.of(one.by()), one.verb(), Tag.of(look.repository(), one.label()), look.when(one.at()));
    }

    private Issue issueOf(Pull pull) {
        return look.repository().issue(pull.number()).orElseThrow();
    }

    private boolean speaksOfThis(Pull pull) {
        Pattern reference = Pattern.compile("(?<![\\w#/&])#" + issue.number() + "\\b");
        return pull.number() != issue.number()
                && reference.matcher(issueOf(pull).body()).find();
    }

    private Moment linked(Pull pull) {
        Issue its = issueOf(pull);
        return new Moment.Linked(
                Who.of(its.author()),
                ThreadLine.of(look, its),
                look.when(its.times().created()));
    }

    private String ending() {
        return look.repository()
                .pull(issue.number())
                .map(Pull::outcome)
                .map(outcome -> switch (outcome) {
                    case Outcome.Merged(var _, var _, var sha) -> "merged this as " + sha.substring(0, 7);
                    case Outcome.Unmerged() -> "closed this";
                })
                .orElse("closed this as completed");
    }
}
