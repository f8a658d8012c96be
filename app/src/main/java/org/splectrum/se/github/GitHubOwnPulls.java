package org.splectrum.se.github;

import java.util.ArrayList;
import java.util.List;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHRepository;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.Place;
import org.splectrum.se.run.OwnPulls;

/** Lists the open pull requests of SE's own account. */
public final class GitHubOwnPulls implements OwnPulls {
    private final GitHubConnection connection;
    private final GitHubApp app;

    public GitHubOwnPulls(GitHubConnection connection, GitHubApp app) {
        this.connection = connection;
        this.app = app;
    }

    @Override
    public List<Open> onto(Home home, String base) {
        return Calls.make("listing the pull requests to " + base + " of " + home, () -> {
            GHRepository repository = Handles.repository(connection.of(home), home);
            List<Open> own = new ArrayList<>();
            for (GHPullRequest pull : repository
                    .queryPullRequests()
                    .state(GHIssueState.OPEN)
                    .base(base)
                    .list()
                    .withPageSize(Reads.PAGE)) {
                if (pull.getUser().getLogin().equalsIgnoreCase(app.identity().login())) {
                    own.add(new Open(
                            new Place(
                                    home.installation(), home.repository(), Place.Kind.PULL_REQUEST, pull.getNumber()),
                            pull.getTitle(),
                            new CommitId(pull.getHead().getSha())));
                }
            }
            return own;
        });
    }
}
