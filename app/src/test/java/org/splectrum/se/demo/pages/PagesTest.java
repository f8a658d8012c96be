package org.splectrum.se.demo.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kohsuke.github.GHCheckRun;
import org.kohsuke.github.GHCheckRun.AnnotationLevel;
import org.kohsuke.github.GHCheckRunBuilder;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubBuilder;
import org.kohsuke.github.ReactionContent;
import org.splectrum.se.demo.GitHubSimulator;
import org.splectrum.se.demo.Person;
import org.splectrum.se.demo.SimulatorSettings;
import org.splectrum.se.demo.github.Content;
import org.splectrum.se.demo.github.Role;

final class PagesTest {
    private static final String REPO = "octo/calculator";
    private static final String WRONG = "#!/bin/bash\necho $(($1 - $2))\n";
    private static final String RIGHT = "#!/bin/bash\necho $(($1 + $2))\n";

    @TempDir
    private Path directory;

    private GitHubSimulator github;
    private Browser browser;
    private Person ada;

    @BeforeEach
    void start() {
        github = new GitHubSimulator(SimulatorSettings.in(directory));
        github.createRepository(
                REPO, Map.of("add.sh", WRONG, "docs/use.md", "# Use\n", "README.md", "# Calculator\n\nIt *adds*.\n"));
        github.grant(REPO, "ada", Role.WRITE);
        github.grant(REPO, "rita", Role.READ);
        ada = github.person("ada");
        browser = new Browser(github.url());
    }

    @AfterEach
    void stop() {
        browser.close();
        github.close();
    }

    @Test
    void theFirstPageListsTheRepositories() throws Exception {
        assertThat(browser.page("/")).contains("href=\"/octo/calculator\"").contains("0 open issues");
    }

    @Test
    void aRepositoryShowsItsFilesReadmeIssuesAndPullRequests() throws Exception {
        ada.openIssue(REPO, "Adding subtracts", "");
        openPull("Fixes #1");
        assertThat(browser.page("/" + REPO))
                .contains(">add.sh</a>", "/octo/calculator/tree/main/docs", "It <em>adds</em>.", "Initial commit")
                .contains("/octo/calculator/issues/1", "Adding subtracts", "/octo/calculator/pull/2");
        assertThat(browser.page("/octo/calculator/tree/main/docs")).contains("/octo/calculator/blob/main/docs/use.md");
        assertThat(browser.page("/octo/calculator/blob/main/add.sh")).contains("echo $(($1 - $2))");
        assertThat(browser.page("/octo/calculator/issues"))
                .contains("Adding subtracts")
                .doesNotContain("Add adds");
        assertThat(browser.page("/octo/calculator/pulls")).contains("Add adds").doesNotContain("Adding subtracts");
    }

    @Test
    void anIssueShowsWhatWasSaidLabelledLinkedAndReactedTo() throws Exception {
        ada.openIssue(REPO, "Adding <b>subtracts</b>", "`1 + 1` gives **0**");
        ada.label(REPO, 1, "se:fix");
        long asked = ada.comment(REPO, 1, "/se run fix it").id();
        app().getIssue(1).listComments().toList().getFirst().createReaction(ReactionContent.EYES);
        openPull("Fixes #1");
        assertThat(browser.page("/octo/calculator/issues/1"))
                .contains("Adding &lt;b&gt;subtracts&lt;/b&gt;", "<code>1 &#43; 1</code> gives <strong>0</strong>")
                .contains(
                        "id=\"issuecomment-" + asked + "\"",
                        "👀 1",
                        "title=\"se[bot]\"",
                        "se:fix",
                        "linked a pull request")
                .contains("href=\"/octo/calculator/pull/2\"", "Collaborator");
    }

    @Test
    void aPullRequestShowsBranchesCommitsDiffCommentsAndChecks() throws Exception {
        String head = openPull("Fixes #7");
        app().createCheckRun("se / fix", head)
                .withStatus(GHCheckRun.Status.IN_PROGRESS)
                .create();
        ada.comment(REPO, 1, "Looks right");
        assertThat(browser.page("/octo/calculator/pull/1"))
                .contains("wants to merge", ">main</a>", ">se/1-fix</a>", "Looks right", "/octo/calculator/issues/7")
                .contains("href=\"/octo/calculator/commit/" + head, "se / fix", "In progress")
                .contains("<tr class=\"added\">", "echo $(($1 + $2))", "No conflicts with the base branch");
        assertThat(browser.page("/octo/calculator/blob/se/1-fix/add.sh")).contains("echo $(($1 + $2))");
        assertThat(browser.page("/octo/calculator/commit/" + head)).contains("Add adds", "<tr class=\"deleted\">");
        assertThat(browser.look("/octo/calculator/issues/1").headers().firstValue("Location"))
                .hasValue("/octo/calculator/pull/1");
    }

    @Test
    void aPullRequestIsMergedByItsButton() throws Exception {
        openPull("");
        assertThat(browser.send("/octo/calculator/pull/1/merge", Map.of("as", "rita"))
                        .statusCode())
                .isEqualTo(403);
        browser.send("/octo/calculator/pull/1/merge", Map.of("as", "ada"));
        assertThat(browser.page("/octo/calculator/pull/1")).contains("Merged", "merged this as");
        assertThat(github.repository(REPO).file("main", "add.sh")).hasValue(RIGHT);
    }

    @Test
    void aCheckShowsItsWordsAnnotationsAndButtons() throws Exception {
        GHCheckRun check = checkWithEverything();
        assertThat(browser.page("/octo/calculator/runs/" + check.getId()))
                .contains("se / fix", "Failed", "completed", "failure", "fix-20261121-abc", "https://se.example/run")
                .contains("One test fails", "<table>", "add.sh:2", "subtracts", "warning")
                .contains("name=\"action\" value=\"retry\"", ">Try again<", "Re-run");
        assertThat(browser.page("/octo/calculator/checks")).contains("/octo/calculator/runs/" + check.getId());
    }

    @Test
    void aButtonOfACheckIsPressed() throws Exception {
        String check = "/octo/calculator/runs/" + checkWithEverything().getId();
        HttpResponse<String> pressed = browser.send(check + "/press", Map.of("as", "ada", "action", "retry"));
        assertThat(pressed.headers().firstValue("Location")).hasValue(check);
        assertThat(browser.send(check + "/press", Map.of("as", "ada", "action", "other"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(browser.send(check + "/press", Map.of("as", "rita", "action", "retry"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.send(check + "/rerun", Map.of("as", "ada")).statusCode())
                .isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nobody/nothing",
                "/octo/calculator/issues/9",
                "/octo/calculator/issues/x",
                "/octo/calculator/issues/99999999999999999999",
                "/octo/calculator/pull/9",
                "/octo/calculator/runs/9",
                "/octo/calculator/commit/0000000000000000000000000000000000000000",
                "/octo/calculator/commit/main",
                "/octo/calculator/blob/main/nothing.sh",
                "/octo/calculator/tree/nobranch",
                "/octo/calculator/nothing",
                "/nothing"
            })
    void whatIsNotThereIsAPageWith404(String path) throws Exception {
        HttpResponse<String> answer = browser.look(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("There is nothing here");
    }

    @Test
    void everyPageForbidsWhatItDoesNotNeed() throws Exception {
        HttpResponse<String> page = browser.look("/" + REPO);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'", "form-action 'self'")
                .doesNotContain("unsafe");
        assertThat(page.body()).doesNotContain(" style=", "<style", "onclick", "http://", "https://");
        assertThat(browser.look("/-/style.css").headers().firstValue("Content-Type"))
                .hasValue("text/css; charset=utf-8");
        assertThat(browser.look("/-/page.js").statusCode()).isEqualTo(200);
    }

    private String openPull(String body) {
        String head = ada.push(REPO, "se/1-fix", "Add adds", Map.of("add.sh", RIGHT));
        ada.openPull(REPO, new Content("Add adds", body), "se/1-fix", "main");
        return head;
    }

    private GHRepository app() throws IOException {
        GitHub client = new GitHubBuilder()
                .withEndpoint(github.url().toString())
                .withOAuthToken(github.tokenOf("se[bot]"))
                .build();
        github.grant(REPO, "se[bot]", Role.WRITE);
        return client.getRepository(REPO);
    }

    private GHCheckRun checkWithEverything() throws IOException {
        String head = github.repository(REPO).sha("main").orElseThrow();
        return app().createCheckRun("se / fix", head)
                .withExternalID("fix-20261121-abc")
                .withDetailsURL("https://se.example/run")
                .withConclusion(GHCheckRun.Conclusion.FAILURE)
                .add(new GHCheckRunBuilder.Output("One test fails", "| a | b |\n|---|---|\n| 1 | 2 |\n")
                        .add(new GHCheckRunBuilder.Annotation("add.sh", 2, AnnotationLevel.WARNING, "It subtracts")))
                .add(new GHCheckRunBuilder.Action("Try again", "Runs it once more", "retry"))
                .create();
    }
}
