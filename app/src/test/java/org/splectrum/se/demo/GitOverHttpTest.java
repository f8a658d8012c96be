package org.splectrum.se.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.demo.github.Role;

final class GitOverHttpTest {
    private static final String REPO = "octo/calculator";

    @TempDir
    private Path directory;

    private GitHubSimulator github;

    @BeforeEach
    void start() {
        github = new GitHubSimulator(SimulatorSettings.in(directory.resolve("github")));
        github.createRepository(REPO, Map.of("add.sh", "#!/bin/bash\necho $(($1 - $2))\n"));
        github.grant(REPO, "rita", Role.READ);
    }

    @AfterEach
    void stop() {
        github.close();
    }

    @Test
    void theAppClonesPushesABranchAndItsPullRequestFollows() throws IOException, GitAPIException {
        String token = Clients.installationToken(github);
        try (Git clone = clone(token)) {
            assertThat(Files.isExecutable(
                            clone.getRepository().getWorkTree().toPath().resolve("add.sh")))
                    .isTrue();
            commitAndPush(clone, token, "first");
            var repository = Clients.installation(github).getRepository(REPO);
            int number = repository.createPullRequest("Fix", "fix", "main", "").getNumber();
            String second = commitAndPush(clone, token, "second");
            assertThat(github.repository(REPO).pull(number).head().sha()).isEqualTo(second);
            assertThat(github.repository(REPO).commits(github.repository(REPO).pull(number)))
                    .hasSize(2);
        }
    }

    @Test
    void whoHasNoTokenGetsNothing() {
        assertThatThrownBy(() -> clone("made-up").close()).hasMessageContaining("not authorized");
    }

    @Test
    void aReaderFetchesButDoesNotPush() throws IOException, GitAPIException {
        String token = github.tokenOf("rita");
        try (Git clone = clone(token)) {
            assertThatThrownBy(() -> commitAndPush(clone, token, "mine")).hasMessageContaining("not permitted");
        }
    }

    private Git clone(String token) throws GitAPIException {
        return Git.cloneRepository()
                .setURI(github.url() + "/" + REPO + ".git")
                .setCredentialsProvider(credentials(token))
                .setDirectory(directory.resolve("clone").toFile())
                .call();
    }

    private static String commitAndPush(Git clone, String token, String content) throws IOException, GitAPIException {
        Files.writeString(clone.getRepository().getWorkTree().toPath().resolve("note.txt"), content);
        clone.add().addFilepattern(".").call();
        String sha = clone.commit()
                .setMessage("Note " + content)
                .setAuthor("a", "a@b.c")
                .setCommitter("a", "a@b.c")
                .setSign(false)
                .call()
                .name();
        clone.push()
                .setCredentialsProvider(credentials(token))
                .setRefSpecs(new RefSpec("HEAD:refs/heads/fix"))
                .call();
        return sha;
    }

    private static UsernamePasswordCredentialsProvider credentials(String token) {
        return new UsernamePasswordCredentialsProvider("x-access-token", token);
    }
}
