package org.splectrum.se.demo.pages;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.splectrum.se.demo.github.Forge;
import org.splectrum.se.demo.github.Issue;
import org.splectrum.se.demo.github.Label;
import org.splectrum.se.demo.github.Pull;
import org.splectrum.se.demo.github.Pulls;
import org.splectrum.se.demo.github.Repository;
import org.splectrum.se.demo.github.Role;
import org.splectrum.se.demo.github.Status;
import org.splectrum.se.demo.github.git.BareRepository;
import org.splectrum.se.demo.github.git.CommitInfo;

/** Issues and pull requests. */
final class ThreadPages {
    private final Forge forge;
    private final Chronicle chronicle;

    ThreadPages(Forge forge, Chronicle chronicle) {
        this.forge = requireNonNull(forge, "forge is null");
        this.chronicle = requireNonNull(chronicle, "chronicle is null");
    }

    void addTo(Site site) {
        site.get("/{owner}/{repo}/issues/{number}", this::issue);
        site.get("/{owner}/{repo}/pull/{number}", this::pull);
    }

    /** As on GitHub, a pull request is found under both addresses. */
    private Answer issue(Visit visit) {
        Issue issue = visit.issue();
        if (visit.repository().pull(issue.number()).isPresent()) {
            return new Answer.Elsewhere(visit.look().thread(issue.number()));
        }
        return new Answer.Shown("issue", thread(visit, Tab.ISSUES, List.of()));
    }

    private Answer pull(Visit visit) {
        Look look = visit.look();
        Pull pull = visit.pull();
        BareRepository git = look.repository().git();
        String base = pull.base().sha();
        String head = pull.head().sha();
        List<CommitInfo> commits = git.between(base, head);
        String start = git.mergeBase(base, head).orElse(base);
        ThreadPage thread = thread(visit, Tab.PULLS, commits);
        return new Answer.Shown(
                "pull",
                new PullPage(
                        thread,
                        branches(look, pull, thread),
                        commits.stream()
                                .map(commit -> CommitLine.of(look, commit))
                                .toList(),
                        look.checks(head).stream()
                                .map(check -> CheckLine.of(look, check))
                                .toList(),
                        FileDiff.all(look, git.diff(start, head), head),
                        merging(visit, pull, thread)));
    }

    private ThreadPage thread(Visit visit, Tab tab, List<CommitInfo> commits) {
        Look look = visit.look();
        Issue issue = visit.issue();
        String title = issue.title() + " · #" + issue.number();
        return new ThreadPage(
                look.frame(tab, title),
                ThreadLine.of(look, issue),
                new Conversation(look, issue, chronicle).moments(commits),
                doers(visit, issue),
                issue.status() instanceof Status.Open);
    }

    private ThreadPage.Doers doers(Visit visit, Issue issue) {
        Repository repository = visit.repository();
        List<String> labels = repository.labels().stream()
                .map(Label::name)
                .filter(label -> !issue.labels().contains(label))
                .toList();
        return new ThreadPage.Doers(
                People.of(forge, repository, Role.NONE, visit.lastPerson()),
                People.of(forge, repository, Role.TRIAGE, visit.lastPerson()),
                labels);
    }

    private static PullPage.Branches branches(Look look, Pull pull, ThreadPage thread) {
        Who author = thread.line().opened().who();
        Who who = switch (pull.outcome()) {
            case Pull.Outcome.Merged(var _, var by, var _) -> Who.of(by);
            case Pull.Outcome.Unmerged() -> author;
        };
        String verb = pull.outcome() instanceof Pull.Outcome.Merged ? "merged" : "wants to merge";
        String base = pull.base().branch();
        String head = pull.head().branch();
        return new PullPage.Branches(base, look.path("/tree/" + base), head, look.path("/tree/" + head), who, verb);
    }

    private PullPage.Merging merging(Visit visit, Pull pull, ThreadPage thread) {
        Repository repository = visit.repository();
        boolean clean = thread.open() && new Pulls(forge).mergeable(repository, pull);
        return new PullPage.Merging(thread.open(), clean, People.of(forge, repository, Role.WRITE, visit.lastPerson()));
    }
}
