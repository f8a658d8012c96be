package org.splectrum.se.github;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import org.kohsuke.github.GHEventPayload;
import org.kohsuke.github.GHIssue;
import org.kohsuke.github.GHIssueComment;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GitHub;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.Place;
import org.splectrum.se.model.RepositoryName;

/**
 * hub4j's objects knowing only where they are, made without asking GitHub: a reaction then costs one round trip, not
 * four. Only their verbs may be used; what they hold is empty.
 */
final class Handles {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Handles() {}

    static GHRepository repository(GitHub github, Home home) {
        return payload(github, home.repository(), 0, 0).getRepository();
    }

    static GHIssue issue(GitHub github, Place place) {
        return payload(github, place.repository(), place.number(), 0).getIssue();
    }

    static GHIssueComment comment(GitHub github, Place place, long id) {
        return payload(github, place.repository(), place.number(), id).getComment();
    }

    private static GHEventPayload.IssueComment payload(
            GitHub github, RepositoryName repository, int number, long comment) {
        ObjectNode payload = JSON.createObjectNode();
        payload.putObject("issue").put("number", number);
        payload.putObject("comment").put("id", comment);
        payload.putObject("repository")
                .put("name", repository.name())
                .put("full_name", repository.toString())
                .putObject("owner")
                .put("login", repository.owner());
        try {
            return github.parseEventPayload(new StringReader(payload.toString()), GHEventPayload.IssueComment.class);
        } catch (IOException e) {
            throw new UncheckedIOException("making a handle of " + repository + "#" + number, e);
        }
    }
}
