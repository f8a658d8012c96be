package org.splectrum.se.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.splectrum.se.intake.Delivery;
import org.splectrum.se.intake.GitHubEvent;
import org.splectrum.se.intake.GitHubEvent.CommentCreated;
import org.splectrum.se.intake.GitHubEvent.Ignored;
import org.splectrum.se.intake.GitHubEvent.IssueOpened;
import org.splectrum.se.intake.GitHubEvent.Labelled;
import org.splectrum.se.intake.GitHubEvent.Lock;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.Person;
import org.splectrum.se.model.Place;
import org.splectrum.se.model.RepositoryName;

/** Against payloads cut down from GitHub's published examples (npm {@code @octokit/webhooks-examples}). */
class PayloadReaderTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Place ISSUE =
            new Place(1, new RepositoryName("Codertocat", "Hello-World"), Place.Kind.ISSUE, 1);
    private final PayloadReader reader = new PayloadReader();

    @Test
    void a_comment_is_read() {
        assertThat(read("issue_comment", "created"))
                .isEqualTo(new CommentCreated(
                        ISSUE,
                        "Spelling error in the README file",
                        492700400,
                        Person.user("Codertocat"),
                        "You are totally right! I'll get this fixed right away.",
                        Lock.OPEN));
    }

    @Test
    void a_comment_on_a_locked_pull_request_is_read() {
        GitHubEvent event = read("issue_comment", "created", payload -> {
            issue(payload).put("locked", true);
            issue(payload).putObject("pull_request").put("html_url", "https://github.com/x");
        });
        assertThat(event).isInstanceOfSatisfying(CommentCreated.class, comment -> {
            assertThat(comment.place().kind()).isEqualTo(Place.Kind.PULL_REQUEST);
            assertThat(comment.lock()).isEqualTo(Lock.LOCKED);
        });
    }

    @Test
    void an_opened_issue_is_read() {
        assertThat(read("issues", "opened", payload -> payload.remove("changes")))
                .isEqualTo(new IssueOpened(
                        new Place(2, ISSUE.repository(), Place.Kind.ISSUE, 1),
                        "Spelling error in the README file",
                        Person.user("Codertocat"),
                        "It looks like you accidently spelled 'commit' with two 't's."));
    }

    @Test
    void an_issue_without_a_body_has_an_empty_one() {
        assertThat(read("issues", "opened", payload -> {
                    payload.remove("changes");
                    issue(payload).putNull("body");
                }))
                .isInstanceOfSatisfying(
                        IssueOpened.class, issue -> assertThat(issue.text()).isEmpty());
    }

    @Test
    void a_label_on_an_issue_is_read() {
        assertThat(read("issues", "labeled")).isInstanceOfSatisfying(Labelled.class, labelled -> {
            assertThat(labelled.place().kind()).isEqualTo(Place.Kind.ISSUE);
            assertThat(labelled.label()).isEqualTo("bug");
            assertThat(labelled.sender()).isEqualTo(Person.user("Codertocat"));
        });
    }

    @Test
    void a_pressed_button_is_read() {
        assertThat(read("check_run", "requested_action"))
                .isEqualTo(new GitHubEvent.CheckPressed(
                        new Home(690857, new RepositoryName("electron", "electron")),
                        "fix-20260102-abc123",
                        "lgtm|26764",
                        Person.user("codebytere")));
    }

    @Test
    void a_check_that_is_asked_for_again_is_read() {
        assertThat(read("check_run", "rerequested"))
                .isEqualTo(new GitHubEvent.CheckRerequested(
                        new Home(1, new RepositoryName("github", "hello-world")),
                        "fix-20260102-abc123",
                        Person.user("octocat")));
    }

    @Test
    void all_checks_of_a_commit_that_are_asked_for_again_are_read() {
        String body = "{\"action\":\"rerequested\",\"check_suite\":{\"id\":5},\"installation\":{\"id\":1},"
                + "\"repository\":{\"full_name\":\"github/hello-world\"},"
                + "\"sender\":{\"login\":\"octocat\",\"type\":\"User\"}}";
        assertThat(reader.read(delivery("check_suite", body)))
                .isEqualTo(new GitHubEvent.SuiteRerequested(
                        new Home(1, new RepositoryName("github", "hello-world")), 5, Person.user("octocat")));
    }

    @Test
    void a_check_of_somebody_else_is_ignored() {
        assertThat(read(
                        "check_run",
                        "rerequested",
                        payload -> ((ObjectNode) payload.path("check_run")).put("external_id", "")))
                .isInstanceOf(Ignored.class);
    }

    @Test
    void a_push_to_a_branch_is_read() {
        assertThat(push(payload -> {}))
                .isEqualTo(new GitHubEvent.Pushed(
                        new Home(2, ISSUE.repository()),
                        "master",
                        new CommitId("f95f852bd8fca8fcc58a9a2d6c842781e32a215e"),
                        Person.user("Codertocat"),
                        "master"));
    }

    @Test
    void a_branch_that_was_deleted_and_a_tag_are_no_pushes_to_a_branch() {
        assertThat(push(payload -> payload.put("deleted", true).put("after", "0".repeat(40))))
                .isInstanceOf(Ignored.class);
        assertThat(push(payload -> payload.put("ref", "refs/tags/v1"))).isInstanceOf(Ignored.class);
    }

    private GitHubEvent push(Consumer<ObjectNode> change) {
        ObjectNode payload = (ObjectNode) parse(resource("push"));
        change.accept(payload);
        return reader.read(delivery("push", payload.toString()));
    }

    @Test
    void a_bot_is_an_app_whatever_its_login() {
        assertThat(author(payload -> user(payload).put("type", "Bot")).kind()).isEqualTo(Person.Kind.APP);
    }

    @Test
    void somebody_whose_login_only_looks_like_an_apps_is_none() {
        assertThat(author(payload -> user(payload).put("login", "se[bot]")).kind())
                .isEqualTo(Person.Kind.USER);
    }

    @Test
    void what_came_through_an_app_is_that_apps() {
        Person author = author(payload -> ((ObjectNode) payload.path("comment"))
                .putObject("performed_via_github_app")
                .put("id", 17));
        assertThat(author).isEqualTo(new Person("Codertocat", Person.Kind.APP, 17));
    }

    @ParameterizedTest
    @CsvSource({"issue_comment,edited", "issue_comment,deleted", "issues,closed", "ping,''", "pull_request,closed"})
    void other_happenings_are_ignored(String event, String action) {
        assertThat(reader.read(delivery(event, "{\"action\":\"" + action + "\"}")))
                .isInstanceOfSatisfying(
                        Ignored.class, ignored -> assertThat(ignored.reason()).contains("does not act"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unsuspend", "new_permissions_accepted"})
    void what_an_owner_allows_the_app_again_is_read(String action) {
        String body = "{\"action\":\"" + action + "\",\"installation\":{\"id\":7}}";
        assertThat(reader.read(delivery("installation", body))).isEqualTo(new GitHubEvent.Allowed(7));
    }

    @Test
    void an_issue_that_comes_from_another_repository_asks_for_nothing_here() {
        assertThat(read("issues", "opened"))
                .isInstanceOfSatisfying(
                        Ignored.class, ignored -> assertThat(ignored.reason()).contains("moved here"));
    }

    @Test
    void a_payload_without_installation_is_ignored() {
        assertThat(read("issue_comment", "created", payload -> payload.remove("installation")))
                .isEqualTo(new Ignored("not as GitHub writes issue_comment: no installation"));
    }

    @Test
    void a_comment_that_is_not_its_senders_is_ignored() {
        assertThat(read("issue_comment", "created", payload -> ((ObjectNode) payload.path("sender")).put("id", 5)))
                .isInstanceOf(Ignored.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "null", "[]", "7", "\"\"", "{", "{\"action\":\"created\"}", "{\"action\":{}}", "\u0000"
            })
    void garbage_is_ignored(String body) {
        assertThat(reader.read(delivery("issue_comment", body))).isInstanceOf(Ignored.class);
    }

    @Test
    void deep_nesting_is_ignored() {
        assertThat(reader.read(delivery("issues", "[".repeat(100_000)))).isInstanceOf(Ignored.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_payload_damaged_anywhere_never_throws(long seed) {
        Random random = new Random(seed);
        String whole = text("issue_comment", "created");
        for (int round = 0; round < 200; round++) {
            StringBuilder damaged = new StringBuilder(whole);
            for (int wound = 0; wound <= random.nextInt(4); wound++) {
                int at = random.nextInt(damaged.length());
                damaged.replace(at, Math.min(damaged.length(), at + random.nextInt(30)), "null,-1\"");
            }
            assertThat(reader.read(delivery("issue_comment", damaged.toString())))
                    .isNotNull();
        }
    }

    @Test
    void a_payload_with_any_part_missing_or_of_another_kind_never_throws() {
        JsonNode whole = tree("issue_comment", "created");
        for (String path : new String[] {"/comment", "/issue", "/sender", "/repository", "/installation"}) {
            whole.at(path).fieldNames().forEachRemaining(name -> {
                for (String replacement : new String[] {"null", "-1", "1e400", "[]", "\"x y\"", "{}"}) {
                    JsonNode copy = whole.deepCopy();
                    ((ObjectNode) copy.at(path)).set(name, parse(replacement));
                    assertThat(reader.read(delivery("issue_comment", copy.toString())))
                            .isNotNull();
                }
            });
        }
    }

    private Person author(Consumer<ObjectNode> change) {
        return ((CommentCreated) read("issue_comment", "created", change)).author();
    }

    private static ObjectNode issue(ObjectNode payload) {
        return (ObjectNode) payload.path("issue");
    }

    private static ObjectNode user(ObjectNode payload) {
        return (ObjectNode) payload.path("comment").path("user");
    }

    private GitHubEvent read(String event, String action) {
        return read(event, action, payload -> {});
    }

    private GitHubEvent read(String event, String action, Consumer<ObjectNode> change) {
        ObjectNode payload = (ObjectNode) tree(event, action);
        change.accept(payload);
        return reader.read(delivery(event, payload.toString()));
    }

    private static Delivery delivery(String event, String body) {
        return new Delivery("72d3162e-cc78-11e3-81ab-4c9367dc0958", event, Instant.EPOCH, body);
    }

    private static JsonNode tree(String event, String action) {
        return parse(text(event, action));
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String event, String action) {
        return resource(event + "." + action);
    }

    private static String resource(String file) {
        String name = "/github/" + file + ".json";
        try (InputStream in = Objects.requireNonNull(PayloadReaderTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
