package org.splectrum.se.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.splectrum.se.intake.Delivery;
import org.splectrum.se.intake.GitHubEvent;
import org.splectrum.se.intake.GitHubEvent.Change;
import org.splectrum.se.intake.GitHubEvent.Ignored;
import org.splectrum.se.intake.GitHubEvent.PullRequestChanged;
import org.splectrum.se.intake.GitHubEvent.Standing;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Person;
import org.splectrum.se.model.Place;
import org.splectrum.se.model.RepositoryName;

/** Against a payload cut down from GitHub's published examples (npm {@code @octokit/webhooks-examples}). */
class PullRequestPayloadTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CommitId HEAD = new CommitId("ec26c3e57ca3a959ca5aad62de7213c562f8c821");

    @Test
    void a_label_on_a_pull_request_is_read() {
        assertThat(read(payload -> {}))
                .isEqualTo(new PullRequestChanged(
                        new Place(1, new RepositoryName("Codertocat", "Hello-World"), Place.Kind.PULL_REQUEST, 2),
                        "Update the README with new information.",
                        Person.user("Codertocat"),
                        new Change("labeled", "bug", HEAD, Standing.OPEN)));
    }

    @Test
    void a_push_to_a_pull_request_is_read() {
        assertThat(changed(payload -> payload.put("action", "synchronize").remove("label")))
                .isEqualTo(new Change("synchronize", "", HEAD, Standing.OPEN));
    }

    @Test
    void whether_it_can_be_worked_on_is_read() {
        assertThat(changed(payload -> pull(payload).put("state", "closed")).standing())
                .isEqualTo(Standing.CLOSED);
        assertThat(changed(payload -> ((ObjectNode) pull(payload).at("/head/repo")).put("id", 5))
                        .standing())
                .isEqualTo(Standing.FORK);
        assertThat(changed(payload -> ((ObjectNode) pull(payload).path("head")).putNull("repo"))
                        .standing())
                .isEqualTo(Standing.FORK);
    }

    @Test
    void what_changes_nothing_to_look_at_is_ignored() {
        assertThat(read(payload -> payload.put("action", "locked"))).isInstanceOf(Ignored.class);
        assertThat(read(payload -> payload.put("action", "closed"))).isInstanceOf(Ignored.class);
    }

    private static Change changed(Consumer<ObjectNode> mutation) {
        return ((PullRequestChanged) read(mutation)).change();
    }

    private static ObjectNode pull(ObjectNode payload) {
        return (ObjectNode) payload.path("pull_request");
    }

    private static GitHubEvent read(Consumer<ObjectNode> mutation) {
        try (InputStream file = Objects.requireNonNull(
                PullRequestPayloadTest.class.getResourceAsStream("/github/pull_request.labeled.json"))) {
            ObjectNode payload = (ObjectNode) JSON.readTree(file);
            mutation.accept(payload);
            return new PayloadReader().read(new Delivery("d", "pull_request", Instant.EPOCH, payload.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
