package org.splectrum.se.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.splectrum.se.model.Place;
import org.splectrum.se.steps.Conversations;

/** Reads an issue or pull request with all its comments. */
public final class GitHubConversations implements Conversations {
    private final Reads reads;

    public GitHubConversations(GitHubConnection connection) {
        this.reads = new Reads(connection);
    }

    @Override
    public Conversation read(Place place) {
        JsonNode issue = reads.one(place.home(), "issues/" + place.number());
        List<Said> comments = reads.all(place.home(), "issues/" + place.number() + "/comments").stream()
                .map(comment -> new Said(
                        People.of(comment.path("user"), comment.path("performed_via_github_app")),
                        comment.path("body").asText(""),
                        Times.read(comment.path("created_at")).orElse(Instant.EPOCH),
                        Times.read(comment.path("updated_at")).orElse(Instant.EPOCH)))
                .toList();
        return new Conversation(
                issue.path("title").asText(""),
                issue.path("body").asText(""),
                People.of(issue.path("user"), issue.path("performed_via_github_app")),
                comments);
    }
}
