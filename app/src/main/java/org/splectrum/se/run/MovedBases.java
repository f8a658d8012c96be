package org.splectrum.se.run;

import java.util.List;
import org.splectrum.se.intake.GitHubEvent;
import org.splectrum.se.model.OwnBranch;

/** Tells of pushes to a branch that SE's own open pull requests go to. Thread-safe. */
public final class MovedBases implements Listener {
    private final OwnPulls pulls;
    private final List<Follower> followers;

    public MovedBases(OwnPulls pulls, List<Follower> followers) {
        this.pulls = pulls;
        this.followers = List.copyOf(followers);
    }

    /** Does something about it. Thread-safe. */
    @FunctionalInterface
    public interface Follower {
        /**
         * The base of these pull requests moved, at least one. Idempotent.
         *
         * @throws RuntimeException as {@link Listener#heard}
         */
        void moved(GitHubEvent.Pushed push, List<OwnPulls.Open> open);
    }

    @Override
    public void heard(GitHubEvent event) {
        // Nothing goes to a branch that SE made but its own pull requests.
        if (event instanceof GitHubEvent.Pushed push && !OwnBranch.is(push.branch())) {
            List<OwnPulls.Open> open = pulls.onto(push.home(), push.branch());
            if (!open.isEmpty()) {
                followers.forEach(follower -> follower.moved(push, open));
            }
        }
    }
}
