package org.splectrum.se.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kohsuke.github.GHCheckRun;
import org.kohsuke.github.GHCheckRun.AnnotationLevel;
import org.kohsuke.github.GHCheckRunBuilder;
import org.kohsuke.github.GHFileNotFoundException;
import org.kohsuke.github.GHIssue;
import org.kohsuke.github.GHIssueComment;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHPermissionType;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.HttpException;
import org.kohsuke.github.ReactionContent;
import org.splectrum.se.contract.GitHubContract;
import org.splectrum.se.demo.github.Comment;
import org.splectrum.se.demo.github.Refusal;
import org.splectrum.se.demo.github.Role;
import org.splectrum.se.demo.github.rest.Fault;

final class GitHubSimulatorTest {
    private static final String REPO = "octo/calculator";

    @TempDir
    private Path directory;

    private GitHubSimulator github;
    private GitHubContract contract;

    @BeforeEach
    void start() {
        github = new GitHubSimulator(SimulatorSettings.in(directory));
        contract = GitHubContract.watch(github);
        github.createRepository(REPO, Map.of("add.sh", "#!/bin/bash\necho $(($1 - $2))\n", "docs/use.md", "# Use\n"));
        github.grant(REPO, "ada", Role.WRITE);
        github.grant(REPO, "rita", Role.READ);
    }

    @AfterEach
    void stop() {
        github.close();
        contract.close();
    }

    @Test
    void aPortThatIsTakenIsNamedWithTheMend() {
        SimulatorSettings same =
                SimulatorSettings.in(directory).withPort(github.url().getPort());
        assertThatThrownBy(() -> new GitHubSimulator(same).close())
                .hasMessageStartingWith("port " + same.port() + " cannot be listened on");
    }

    @Test
    void theAppGetsATokenThatWorksForAnHour() throws IOException {
        var app = Clients.app(github).getApp();
        assertThat(app.getId()).isEqualTo(github.appId());
        var token = app.getInstallationByRepository("octo", "calculator")
                .createToken()
                .create();
        assertThat(token.getExpiresAt())
                .isBetween(Instant.now().plusSeconds(3500), Instant.now().plusSeconds(3700));
        assertThat(app.listInstallations().toList()).hasSize(1);
    }

    @Test
    void aTokenThatWasNeverGivenOutIsRefused() throws IOException {
        GitHub stranger = new org.kohsuke.github.GitHubBuilder()
                .withEndpoint(github.url().toString())
                .withOAuthToken("ghs_made_up")
                .build();
        assertThatThrownBy(() -> stranger.getRepository(REPO))
                .isInstanceOf(HttpException.class)
                .hasMessageContaining("Bad credentials");
    }

    @Test
    void permissionsAreThoseThatWereGranted() throws IOException {
        GHRepository repository = repository();
        assertThat(repository.getPermission("octo")).isEqualTo(GHPermissionType.ADMIN);
        assertThat(repository.getPermission("ada")).isEqualTo(GHPermissionType.WRITE);
        assertThat(repository.getPermission("rita")).isEqualTo(GHPermissionType.READ);
        github.person("sam");
        assertThat(repository.getPermission("sam")).isEqualTo(GHPermissionType.NONE);
        assertThatThrownBy(() -> repository.getPermission("nobody")).isInstanceOf(GHFileNotFoundException.class);
    }

    @Test
    void aCommentIsReactedToAnsweredAndEdited() throws IOException {
        Person ada = github.person("ada");
        int number = ada.openIssue(REPO, "Adding subtracts", "1 + 1 gives 0").number();
        Comment asked = ada.comment(REPO, number, "/se run fix it");
        GHIssue issue = repository().getIssue(number);
        GHIssueComment comment = issue.queryComments().list().toList().getFirst();
        assertThat(comment.getBody()).isEqualTo("/se run fix it");
        assertThat(comment.getUser().getLogin()).isEqualTo("ada");
        comment.createReaction(ReactionContent.EYES);
        GHIssueComment answer = issue.comment("On it");
        answer.update("Done");
        assertThat(github.repository(REPO).reactionsToComment(asked.id()))
                .singleElement()
                .satisfies(reaction -> assertThat(reaction.content()).isEqualTo("eyes"));
        assertThat(github.repository(REPO).comments(number).getLast())
                .satisfies(said -> assertThat(said.body()).isEqualTo("Done"))
                .satisfies(said -> assertThat(said.author()).isEqualTo("se[bot]"));
    }

    @Test
    void aLockedIssueTakesNoCommentFromTheApp() throws IOException {
        Person ada = github.person("ada");
        int number = ada.openIssue(REPO, "Adding subtracts", "").number();
        ada.lock(REPO, number);
        GHIssue issue = repository().getIssue(number);
        assertThatThrownBy(() -> issue.comment("On it"))
                .isInstanceOf(HttpException.class)
                .hasMessageContaining("locked");
    }

    @Test
    void labelsComeAndGo() throws IOException {
        int number =
                github.person("ada").openIssue(REPO, "Adding subtracts", "").number();
        github.person("ada").label(REPO, number, "se:fix");
        GHIssue issue = repository().getIssue(number);
        issue.addLabels("se:running");
        issue.removeLabel("se:fix");
        assertThat(github.repository(REPO).labels(number)).containsExactly("se:running");
        assertThatThrownBy(() -> issue.removeLabel("se:fix")).isInstanceOf(GHFileNotFoundException.class);
    }

    @Test
    void aPullRequestIsFoundByItsBranchAndKnowsWhetherItMerges() throws IOException {
        Person ada = github.person("ada");
        ada.push(REPO, "fix", "Add adds", Map.of("add.sh", "#!/bin/bash\necho $(($1 + $2))\n"));
        GHRepository repository = repository();
        GHPullRequest made = repository.createPullRequest("Add adds", "fix", "main", "Because.");
        assertThat(repository
                        .queryPullRequests()
                        .head("octo:fix")
                        .state(GHIssueState.OPEN)
                        .list()
                        .toList())
                .singleElement()
                .satisfies(found -> assertThat(found.getNumber()).isEqualTo(made.getNumber()));
        assertThat(repository.getPullRequest(made.getNumber()).getMergeable()).isTrue();
        assertThat(made.listFiles().toList().getFirst().getPatch()).contains("+echo $(($1 + $2))");
        ada.push(REPO, "main", "Multiply", Map.of("add.sh", "#!/bin/bash\necho $(($1 * $2))\n"));
        assertThat(repository.getPullRequest(made.getNumber()).getMergeable()).isFalse();
        assertThatThrownBy(() -> repository.createPullRequest("Again", "fix", "main", ""))
                .hasMessageContaining("A pull request already exists for octo:fix.");
    }

    @Test
    void aCheckRunGoesItsWayToTheEnd() throws IOException {
        GHRepository repository = repository();
        String head = github.repository(REPO).sha("main").orElseThrow();
        GHCheckRun run = repository
                .createCheckRun("se / fix", head)
                .withExternalID("fix-1")
                .withStatus(GHCheckRun.Status.IN_PROGRESS)
                .add(new GHCheckRunBuilder.Action("Cancel", "Stop this run", "cancel"))
                .create();
        assertThatThrownBy(() -> github.person("ada").rerequest(REPO, run.getId()))
                .as("GitHub offers no re-run of a check under way")
                .isInstanceOf(Refusal.class);
        run.update()
                .withStatus(GHCheckRun.Status.COMPLETED)
                .withConclusion(GHCheckRun.Conclusion.SUCCESS)
                .add(new GHCheckRunBuilder.Output("Done", "All good")
                        .add(new GHCheckRunBuilder.Annotation("add.sh", 2, AnnotationLevel.NOTICE, "fixed here")))
                .create();
        assertThat(github.repository(REPO).checks(head)).singleElement().satisfies(check -> {
            assertThat(check.conclusion()).contains("success");
            assertThat(check.naming().externalId()).isEqualTo("fix-1");
            assertThat(check.output().annotations()).hasSize(1);
            assertThat(check.actions()).hasSize(1);
        });
        List<GHCheckRun> listed = repository.getCheckRuns(head).toList();
        assertThat(listed)
                .singleElement()
                .satisfies(found -> assertThat(found.getExternalId()).isEqualTo("fix-1"));
    }

    @Test
    void filesAndCommitsAreReadOverRest() throws IOException {
        GHRepository repository = repository();
        byte[] content = repository.getFileContent("docs/use.md").read().readAllBytes();
        assertThat(new String(content, StandardCharsets.UTF_8)).isEqualTo("# Use\n");
        assertThatThrownBy(() -> repository.getFileContent("missing")).isInstanceOf(GHFileNotFoundException.class);
        String head = repository.getRef("heads/main").getObject().getSha();
        assertThat(repository.getCommit(head).getCommitShortInfo().getMessage()).isEqualTo("Initial commit");
    }

    @Test
    void aPlannedFaultHappensAsOftenAsPlanned() throws IOException {
        int number =
                github.person("ada").openIssue(REPO, "Adding subtracts", "").number();
        GHRepository repository = repository();
        github.faults().failNext("GET", "/repos/octo/calculator/issues/\\d+", Fault.status(404), 1);
        assertThatThrownBy(() -> repository.getIssue(number)).isInstanceOf(GHFileNotFoundException.class);
        assertThat(repository.getIssue(number).getTitle()).isEqualTo("Adding subtracts");
    }

    private GHRepository repository() throws IOException {
        return Clients.installation(github).getRepository(REPO);
    }
}
