package org.splectrum.se.github;

import java.io.IOException;
import java.util.Optional;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHRepository;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.Place;
import org.splectrum.se.run.Result;
import org.splectrum.se.steps.PullRequests;
import org.splectrum.se.workflow.StepKind;

/** Opens and closes pull requests and keeps their words up to date; finds them by their head branch, and never one of a fork. */
public final class GitHubPullRequests implements PullRequests {
    private final GitHubConnection connection;

    public GitHubPullRequests(GitHubConnection connection) {
        this.connection = connection;
    }

    @Override
    public Result.Opened open(Home home, Draft draft) {
        Draft fitting = new Draft(
                draft.head(),
                draft.base(),
                Cut.to(draft.title(), Cut.TITLE),
                Cut.to(draft.body(), Cut.BODY),
                draft.readiness());
        return Calls.make("opening a pull request of " + draft.head() + " in " + home, () -> {
            GHRepository repository = Handles.repository(connection.of(home), home);
            Optional<GHPullRequest> open = find(repository, home, fitting.head());
            if (open.isPresent()) {
                return opened(update(open.get(), fitting));
            }
            boolean asDraft = fitting.readiness() == StepKind.PullRequest.Draft.DRAFT;
            return opened(repository.createPullRequest(
                    fitting.title(), fitting.head(), fitting.base(), fitting.body(), true, asDraft));
        });
    }

    @Override
    public Ends ends(Place pull) {
        return Calls.make("reading " + pull, () -> {
            GHRepository repository = Handles.repository(connection.of(pull.home()), pull.home());
            GHPullRequest found = repository.getPullRequest(pull.number());
            return new Ends(found.getHead().getRef(), found.getBase().getRef(), standing(found, pull.home()));
        });
    }

    @Override
    public Closing close(Home home, int number, CommitId head) {
        return Calls.find("closing pull request " + number + " of " + home, () -> {
                    GHPullRequest pull =
                            Handles.repository(connection.of(home), home).getPullRequest(number);
                    if (pull.isMerged()) {
                        return Closing.MERGED;
                    }
                    if (pull.getState() == GHIssueState.OPEN) {
                        if (!pull.getHead().getSha().equals(head.sha())) {
                            return Closing.MOVED;
                        }
                        pull.close();
                    }
                    return Closing.CLOSED;
                })
                .orElse(Closing.CLOSED);
    }

    private static Optional<GHPullRequest> find(GHRepository repository, Home home, String head) throws IOException {
        for (GHPullRequest pull : repository
                .queryPullRequests()
                .state(GHIssueState.OPEN)
                .head(home.repository().owner() + ":" + head)
                .list()
                .withPageSize(Reads.PAGE)) {
            if (pull.getHead().getRef().equals(head) && isOwn(pull, home)) {
                return Optional.of(pull);
            }
        }
        return Optional.empty();
    }

    private static GHPullRequest update(GHPullRequest pull, Draft draft) throws IOException {
        if (!draft.base().equals(pull.getBase().getRef())) {
            pull.setBaseBranch(draft.base());
        }
        if (!draft.title().equals(pull.getTitle())) {
            pull.setTitle(draft.title());
        }
        if (!draft.body().equals(pull.getBody())) {
            pull.setBody(draft.body());
        }
        return pull;
    }

    private static Result.Opened opened(GHPullRequest pull) {
        return new Result.Opened(pull.getNumber(), pull.getHtmlUrl().toString());
    }

    private static Standing standing(GHPullRequest pull, Home home) {
        if (pull.getState() != GHIssueState.OPEN) {
            return Standing.CLOSED;
        }
        return isOwn(pull, home) ? Standing.OPEN : Standing.FORK;
    }

    /** A fork that was deleted has no repository any more. */
    private static boolean isOwn(GHPullRequest pull, Home home) {
        return Optional.ofNullable(pull.getHead().getRepository())
                .filter(head -> home.repository().toString().equalsIgnoreCase(head.getFullName()))
                .isPresent();
    }
}
