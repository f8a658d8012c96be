package org.splectrum.se.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.demo.github.Content;
import org.splectrum.se.demo.github.Reaction;
import org.splectrum.se.demo.github.Role;
import org.splectrum.se.demo.github.rest.Fault;
import org.splectrum.se.model.Permission;
import org.splectrum.se.model.Person;
import org.splectrum.se.model.Place;
import org.splectrum.se.steps.Conversations.Conversation;
import org.splectrum.se.steps.Conversations.Said;

/** Permissions, reactions, labels, conversations and files. */
class GitHubPlacesTest {

    @TempDir
    private Path folder;

    private Scene scene;

    @BeforeEach
    void start() {
        scene = new Scene(folder);
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void it_is_known_when_something_was_closed() {
        GitHubSubjects subjects = new GitHubSubjects(scene.connection);
        Place issue = scene.issue();
        assertThat(subjects.closed(issue)).isEmpty();
        scene.ada.closeIssue(Scene.REPO, issue.number());
        assertThat(subjects.closed(issue)).isPresent();
        Place gone = new Place(issue.installation(), issue.repository(), Place.Kind.ISSUE, 4711);
        assertThat(subjects.closed(gone)).isEmpty();
    }

    @Test
    void permissions_are_as_granted_and_none_for_strangers() {
        scene.github.grant(Scene.REPO, "mia", Role.MAINTAIN);
        scene.github.grant(Scene.REPO, "tom", Role.TRIAGE);
        scene.github.person("sam");
        GitHubPermissions permissions = new GitHubPermissions(scene.connection);
        assertThat(List.of("octo", "ada", "mia", "tom", "sam", "nobody", "se[bot]", "../../x", ""))
                .extracting(login -> permissions.of(scene.home, login))
                .containsExactly(
                        Permission.ADMIN,
                        Permission.WRITE,
                        Permission.WRITE,
                        Permission.READ,
                        Permission.NONE,
                        Permission.NONE,
                        Permission.NONE,
                        Permission.NONE,
                        Permission.NONE);
    }

    @Test
    void eyes_are_put_on_a_comment_with_one_request() {
        Place place = scene.issue();
        long comment = scene.ada.comment(Scene.REPO, place.number(), "/se run").id();
        scene.asked();
        GitHubReactions reactions = new GitHubReactions(scene.connection);
        reactions.eyes(place, comment);
        assertThat(scene.asked()).containsExactly("POST /issues/comments/" + comment + "/reactions");
        reactions.eyes(place, comment);
        assertThat(scene.repository().reactionsToComment(comment))
                .extracting(Reaction::content)
                .containsExactly("eyes");
    }

    @Test
    void eyes_are_put_on_an_issue_itself() {
        Place place = scene.issue();
        new GitHubReactions(scene.connection).eyes(place, 0);
        assertThat(scene.repository().reactionsToIssue(place.number())).hasSize(1);
    }

    @Test
    void eyes_on_what_is_gone_are_nothing() {
        GitHubReactions reactions = new GitHubReactions(scene.connection);
        reactions.eyes(scene.issue(), 4711);
        reactions.eyes(scene.place(Place.Kind.ISSUE, 4711), 0);
        assertThat(scene.repository().issues()).hasSize(1);
    }

    @Test
    void labels_are_put_on_and_taken_off() {
        Place place = scene.issue();
        scene.ada.label(Scene.REPO, place.number(), "se:run");
        GitHubLabels labels = new GitHubLabels(scene.connection);
        labels.change(place, Set.of("se:running"), Set.of("se:run", "se:done"));
        assertThat(scene.repository().labels(place.number())).containsExactly("se:running");
        labels.change(place, Set.of("se:done"), Set.of("se:running"));
        labels.change(place, Set.of("se:done"), Set.of("se:running"));
        assertThat(scene.repository().labels(place.number())).containsExactly("se:done");
    }

    @Test
    void labels_as_they_should_be_cost_one_request() {
        Place place = scene.issue();
        GitHubLabels labels = new GitHubLabels(scene.connection);
        labels.change(place, Set.of("se:running"), Set.of("se:done"));
        scene.asked();
        labels.change(place, Set.of("se:running"), Set.of("se:done"));
        assertThat(scene.asked()).containsExactly("GET /issues/" + place.number());
    }

    @Test
    void labels_of_what_is_gone_are_nothing() {
        new GitHubLabels(scene.connection)
                .change(scene.place(Place.Kind.ISSUE, 4711), Set.of("se:running"), Set.of("se:done"));
        assertThat(scene.asked()).containsExactly("GET /issues/4711");
    }

    @Test
    void a_label_that_somebody_makes_in_between_is_used() {
        Place place = scene.issue();
        scene.github.faults().failNext("POST", ".*/labels", new Fault.Refused(422, "Validation Failed", Map.of()), 1);
        new GitHubLabels(scene.connection).change(place, Set.of("se:running"), Set.of());
        assertThat(scene.repository().labels(place.number())).containsExactly("se:running");
    }

    @Test
    void a_conversation_is_read_with_everybody_in_it() {
        Place place = scene.issue();
        scene.ada.comment(Scene.REPO, place.number(), "and 2 + 2");
        new GitHubComments(scene.connection, scene.app).put(place, "<!-- m -->", "<!-- m -->\nhello");
        Conversation conversation = new GitHubConversations(scene.connection).read(place);
        assertThat(conversation.title()).isEqualTo("Adding subtracts");
        assertThat(conversation.body()).isEqualTo("1 + 1 gives 0");
        assertThat(conversation.author()).isEqualTo(Person.user("ada"));
        Said said = conversation.comments().getFirst();
        assertThat(said.author()).isEqualTo(Person.user("ada"));
        assertThat(said.text()).isEqualTo("and 2 + 2");
        assertThat(said.written()).isEqualTo(said.changed()).isAfter(Instant.EPOCH);
        assertThat(conversation.comments().getLast().author().kind()).isEqualTo(Person.Kind.APP);
    }

    @Test
    void a_long_conversation_is_read_to_its_end() {
        Place place = scene.issue();
        for (int each = 0; each < 201; each++) {
            scene.ada.comment(Scene.REPO, place.number(), "number " + each);
        }
        assertThat(new GitHubConversations(scene.connection).read(place).comments())
                .hasSize(201)
                .last()
                .extracting(Said::text)
                .isEqualTo("number 200");
    }

    @Test
    void a_pull_requests_conversation_is_read_too() {
        scene.ada.push(Scene.REPO, "work", "work", Map.of("a", "b"));
        int number = scene.ada
                .openPull(Scene.REPO, new Content("Work", "Please"), "work", "main")
                .number();
        assertThat(new GitHubConversations(scene.connection)
                        .read(scene.place(Place.Kind.PULL_REQUEST, number))
                        .title())
                .isEqualTo("Work");
    }

    @Test
    void a_file_is_read_from_the_default_branch() {
        GitHubFiles files = new GitHubFiles(scene.connection);
        assertThat(files.read(scene.home, ".github/se.yml")).contains("default: fix\n# ü\n");
        scene.ada.push(Scene.REPO, "other", "other", Map.of(".github/se.yml", "default: evil\n"));
        assertThat(files.read(scene.home, ".github/se.yml")).contains("default: fix\n# ü\n");
        scene.ada.push(Scene.REPO, "main", "new", Map.of(".github/se.yml", "default: new\n"));
        assertThat(files.read(scene.home, ".github/se.yml")).contains("default: new\n");
    }

    @Test
    void a_file_that_is_not_there_or_is_a_folder_is_empty() {
        GitHubFiles files = new GitHubFiles(scene.connection);
        assertThat(files.read(scene.home, "claude/nothing.yml")).isEmpty();
        assertThat(files.read(scene.home, ".github")).isEmpty();
    }
}
