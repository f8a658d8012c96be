package org.splectrum.se.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splectrum.se.demo.GitHubSimulator;
import org.splectrum.se.demo.SimulatorSettings;
import org.splectrum.se.demo.github.AppRegistration;
import org.splectrum.se.demo.github.hooks.Delivery.Message;
import org.splectrum.se.demo.github.rest.Exchange;

/** That what is not as published is seen: each case begins with what GitHub itself publishes, and breaks one thing. */
final class GitHubContractTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COMMENT = "{\"body\": \"Done\"}";
    private static final Map<String, String> TYPE = Map.of("Content-Type", "application/json");

    @TempDir
    private Path folder;

    @Test
    void what_was_never_fetched_is_an_error_with_its_mend() {
        assertThatThrownBy(() -> Published.read(folder.resolve("contract-none")))
                .hasMessageContaining("bring it with ./se test or app/src/test/contract/fetch.sh");
    }

    @Test
    void a_right_comment_is_no_mismatch() throws IOException {
        assertThat(rest(said(
                        "/repos/octo/calculator/issues/1/comments",
                        COMMENT,
                        comment().toString(),
                        201)))
                .isEmpty();
    }

    @Test
    void a_request_without_what_is_required_is_seen() throws IOException {
        assertThat(rest(said(
                        "/repos/octo/calculator/issues/1/comments",
                        "{\"text\": \"Done\"}",
                        comment().toString(),
                        201)))
                .anyMatch(line -> line.contains("request: required property 'body' not found"))
                .anyMatch(line -> line.contains("property 'text' is not defined"));
    }

    @ParameterizedTest(name = "{0} as {1}")
    @CsvSource({
        "id, \"seven\"",
        "created_at, \"yesterday\"",
        "user, 7",
        "author_association, \"FRIEND\"",
        "mood, \"good\""
    })
    void an_answer_with_a_wrong_field_is_seen(String field, String value) throws IOException {
        ObjectNode answer = comment();
        answer.set(field, JSON.readTree(value));
        assertThat(rest(said("/repos/octo/calculator/issues/1/comments", COMMENT, answer.toString(), 201)))
                .anyMatch(line -> line.contains("answer") && line.contains(field));
    }

    @Test
    void an_answer_without_a_field_is_seen() throws IOException {
        ObjectNode answer = comment();
        answer.remove("html_url");
        assertThat(rest(said("/repos/octo/calculator/issues/1/comments", COMMENT, answer.toString(), 201)))
                .anyMatch(line -> line.contains("answer: required property 'html_url' not found"));
    }

    @Test
    void a_status_that_is_not_described_is_seen() throws IOException {
        assertThat(rest(said(
                        "/repos/octo/calculator/issues/1/comments",
                        COMMENT,
                        comment().toString(),
                        202)))
                .anyMatch(line -> line.contains("Response status 202 not defined"));
    }

    @Test
    void an_error_in_a_form_of_its_own_is_seen() {
        assertThat(rest(said("/repos/octo/calculator/issues/1/comments", COMMENT, "{\"error\": \"no\"}", 401)))
                .anyMatch(line -> line.contains("property 'error' is not defined"));
    }

    @Test
    void a_path_and_a_method_that_are_not_described_are_seen() {
        assertThat(rest(said("/repos/octo/calculator/moods", COMMENT, COMMENT, 201)))
                .singleElement()
                .asString()
                .contains("no such path");
        assertThat(rest(said("/repos/octo/calculator/git/ref/heads/main", COMMENT, COMMENT, 201)))
                .anyMatch(line -> line.contains("POST operation not allowed"));
    }

    @Test
    void a_payload_with_a_wrong_type_or_without_a_key_is_seen() throws IOException {
        ObjectNode payload = example("issue_comment", "created");
        assertThat(webhook("issue_comment", "created", payload)).isEmpty();
        ObjectNode wrong = payload.deepCopy();
        ((ObjectNode) wrong.path("issue")).put("number", "one");
        assertThat(webhook("issue_comment", "created", wrong))
                .anyMatch(line -> line.contains("payload/issue/number") && line.contains("[example]"))
                .anyMatch(line -> line.contains("payload/issue/number") && line.contains("schema.type"));
        payload.remove("sender");
        assertThat(webhook("issue_comment", "created", payload))
                .anyMatch(line -> line.contains("payload/sender is missing, all published examples have it"));
    }

    @Test
    void a_webhook_that_github_does_not_send_is_seen() {
        assertThat(webhook("issues", "admired", JSON.createObjectNode()))
                .anyMatch(line -> line.contains("no such webhook"));
    }

    @Test
    void a_mismatch_fails_the_test_that_watches() throws Exception {
        try (GitHubSimulator github = new GitHubSimulator(SimulatorSettings.in(folder))) {
            GitHubContract contract = GitHubContract.watch(github);
            contract.assertClean();
            URI unknown = github.url().resolve("/repos/octo/calculator/moods");
            HttpRequest request = HttpRequest.newBuilder(unknown)
                    .header("Authorization", "Bearer " + github.tokenOf("octo"))
                    .build();
            try (HttpClient client = HttpClient.newHttpClient()) {
                assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                                .statusCode())
                        .isEqualTo(404);
            }
            assertThatThrownBy(contract::close)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("1 x GET /repos/octo/calculator/moods -> 404: no such path");
        }
    }

    @Test
    void the_simulated_app_has_the_permissions_of_the_manifest() throws IOException {
        Map<String, String> asked = new TreeMap<>();
        JsonNode manifest =
                new YAMLMapper().readTree(Path.of("../app-manifest.yml").toFile());
        manifest.path("default_permissions")
                .properties()
                .forEach(one -> asked.put(one.getKey(), one.getValue().asText()));
        assertThat(AppRegistration.PERMISSIONS).isEqualTo(asked);
    }

    private static List<String> rest(Exchange exchange) {
        return lines(GitHubRules.published().rest().check(exchange));
    }

    private static List<String> webhook(String event, String action, JsonNode payload) {
        return lines(GitHubRules.published().webhooks().check(new Message(event, action, 0, payload.toString())));
    }

    private static List<String> lines(List<Mismatch> mismatches) {
        return mismatches.stream().map(Mismatch::toString).toList();
    }

    private static Exchange said(String path, String body, String answer, int status) {
        return new Exchange(
                new Exchange.Request("POST", path, Map.of(), TYPE, body), new Exchange.Response(status, TYPE, answer));
    }

    /** A comment as GitHub publishes it, for its answer is the one in the webhook. */
    private static ObjectNode comment() throws IOException {
        return (ObjectNode) example("issue_comment", "created").path("comment");
    }

    /** One that the description holds for; some are older. */
    private static ObjectNode example(String event, String action) {
        for (JsonNode example : Published.read().examples().path(event)) {
            if (example.path("action").asText().equals(action)
                    && webhook(event, action, example).isEmpty()) {
                return example.deepCopy();
            }
        }
        throw new AssertionError("no example of " + event + " " + action);
    }
}
