package org.splectrum.se.demo.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.demo.GitHubSimulator;
import org.splectrum.se.demo.SimulatorSettings;
import org.splectrum.se.demo.github.Comment;
import org.splectrum.se.demo.github.Role;

final class FormsTest {
    private static final String REPO = "octo/calculator";
    private static final String COMMENTS = "/octo/calculator/issues/1/comments";
    private static final Map<String, String> RUN = Map.of("as", "ada", "body", "/se run fix it");

    @TempDir
    private Path directory;

    private GitHubSimulator github;
    private Browser browser;

    @BeforeEach
    void start() {
        github = new GitHubSimulator(SimulatorSettings.in(directory));
        github.createRepository(REPO, Map.of("a.txt", "a\n"));
        github.grant(REPO, "ada", Role.WRITE);
        github.grant(REPO, "rita", Role.READ);
        github.person("sam");
        github.person("ada").openIssue(REPO, "One", "");
        browser = new Browser(github.url());
    }

    @AfterEach
    void stop() {
        browser.close();
        github.close();
    }

    @Test
    void aCommentIsMadeInTheChosenPersonsNameAndTold() throws Exception {
        github.deliverTo(URI.create("http://127.0.0.1:9/webhook"));
        HttpResponse<String> sent = browser.send(COMMENTS, Map.of("as", "rita", "body", "/se help & more"));
        Comment made = github.repository(REPO).comments(1).getLast();
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(sent.headers().firstValue("Location"))
                .hasValue("/octo/calculator/issues/1#issuecomment-" + made.id());
        assertThat(made.author()).isEqualTo("rita");
        assertThat(made.body()).isEqualTo("/se help & more");
        github.await(
                "the webhook",
                Duration.ofSeconds(60),
                () -> Optional.of(github.webhooks().deliveries())
                        .filter(all -> all.stream()
                                .anyMatch(one -> one.message().event().equals("issue_comment"))));
    }

    @Test
    void everybodyMayCommentButNobodyUnknown() throws Exception {
        assertThat(browser.send(COMMENTS, Map.of("as", "sam", "body", "Hello")).statusCode())
                .isEqualTo(303);
        assertThat(browser.send(COMMENTS, Map.of("as", "eve", "body", "Hello")).statusCode())
                .isEqualTo(403);
        assertThat(browser.send(COMMENTS, Map.of("as", "se[bot]", "body", "Hello"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.send(COMMENTS, Map.of("as", "ada", "body", " ")).statusCode())
                .isEqualTo(422);
        assertThat(github.repository(REPO).comments(1)).hasSize(1);
    }

    @Test
    void whoSentTheLastFormIsChosenAgain() throws Exception {
        assertThat(browser.send(COMMENTS, RUN)
                        .headers()
                        .firstValue("Set-Cookie")
                        .orElse(""))
                .contains("as=ada", "HttpOnly", "SameSite=Strict");
    }

    @Test
    void labelsComeAndGoByThoseWhoMay() throws Exception {
        String labels = "/octo/calculator/issues/1/labels";
        browser.send(labels, Map.of("as", "ada", "label", "se:fix"));
        assertThat(github.repository(REPO).labels(1)).containsExactly("se:fix");
        assertThat(browser.send(labels, Map.of("as", "rita", "label", "other")).statusCode())
                .isEqualTo(403);
        browser.send(labels + "/remove", Map.of("as", "ada", "label", "se:fix"));
        assertThat(github.repository(REPO).labels(1)).isEmpty();
        assertThat(browser.page("/octo/calculator/issues/1")).contains("added", "removed");
    }

    @Test
    void anIssueIsOpenedAndClosed() throws Exception {
        Map<String, String> words = Map.of("as", "sam", "title", "Two", "body", "More");
        assertThat(browser.page("/octo/calculator/issues/new")).contains("name=\"title\"", "sam (none)");
        assertThat(browser.send("/octo/calculator/issues", words).headers().firstValue("Location"))
                .hasValue("/octo/calculator/issues/2");
        browser.send("/octo/calculator/issues/2/close", Map.of("as", "ada"));
        assertThat(browser.page("/octo/calculator/issues/2")).contains("closed this as completed");
    }

    @Test
    void aFormFromAnotherSiteIsRefused() throws Exception {
        String own = github.url().toString();
        assertRefused(Map.of("Origin", "https://evil.example", "Sec-Fetch-Site", "cross-site"));
        assertRefused(Map.of("Origin", own, "Sec-Fetch-Site", "same-site"));
        assertRefused(Map.of("Origin", "http://127.0.0.1:1"));
        assertRefused(Map.of("Origin", "null"));
        assertRefused(Map.of());
        assertThat(github.repository(REPO).comments(1)).isEmpty();
        assertThat(browser.sendWith(Map.of("Origin", own), COMMENTS, RUN).statusCode())
                .isEqualTo(303);
    }

    @Test
    void aNameThatWasBentToThisMachineIsRefused() {
        assertThat(new SameOrigin("evil.example:80", "http://evil.example:80", "same-origin").accepts())
                .isFalse();
        assertThat(new SameOrigin("localhost:80", "http://localhost:80", "same-origin").accepts())
                .isTrue();
    }

    private void assertRefused(Map<String, String> headers) throws Exception {
        assertThat(browser.sendWith(headers, COMMENTS, RUN).statusCode()).isEqualTo(403);
    }
}
