package org.splectrum.se.github;

import org.kohsuke.github.GitHub;
import org.kohsuke.github.ReactionContent;
import org.splectrum.se.model.Place;
import org.splectrum.se.report.Reactions;

/** Reacts; GitHub itself keeps one reaction of a kind. */
public final class GitHubReactions implements Reactions {
    private final GitHubConnection connection;

    public GitHubReactions(GitHubConnection connection) {
        this.connection = connection;
    }

    @Override
    public void eyes(Place place, long commentId) {
        GitHub github = connection.of(place.home());
        try {
            Calls.make(
                    "putting eyes on " + place,
                    () -> commentId == 0
                            ? Handles.issue(github, place).createReaction(ReactionContent.EYES)
                            : Handles.comment(github, place, commentId).createReaction(ReactionContent.EYES));
        } catch (GitHubRefused refused) {
            if (!refused.isGone() && !refused.isLocked()) {
                throw refused;
            }
        }
    }
}
