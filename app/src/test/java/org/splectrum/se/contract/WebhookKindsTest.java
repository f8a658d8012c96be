package org.splectrum.se.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kohsuke.github.GHCheckRun;
import org.kohsuke.github.GHCheckRunBuilder;
import org.splectrum.se.demo.Clients;
import org.splectrum.se.demo.GitHubSimulator;
import org.splectrum.se.demo.Person;
import org.splectrum.se.demo.SimulatorSettings;
import org.splectrum.se.demo.github.Content;
import org.splectrum.se.demo.github.Role;

final class WebhookKindsTest {
    private static final String REPO = "octo/calculator";

    @TempDir
    private Path directory;

    @Test
    void every_kind_of_webhook_is_sent_as_published() throws IOException {
        Set<String> sent = new ConcurrentSkipListSet<>();
        try (GitHubSimulator github = new GitHubSimulator(SimulatorSettings.in(directory));
                GitHubContract contract = GitHubContract.watch(github)) {
            github.webhooks().listen(message -> sent.add(WebhookContract.name(message)));
            github.createRepository(REPO, Map.of("a.txt", "a\n"));
            github.grant(REPO, "ada", Role.WRITE);
            github.deliverTo(URI.create("http://127.0.0.1:1/nobody-listens"));
            github.webhooks().ping();
            github.webhooks().announceInstallation("created");
            github.suspend();
            github.unsuspend();
            discuss(github.person("ada"));
            review(github.person("ada"));
            check(github);
            contract.assertClean();
        }
        assertThat(sent).containsExactlyInAnyOrderElementsOf(used());
    }

    private static void discuss(Person ada) {
        int number = ada.openIssue(REPO, "One", "A body.").number();
        ada.comment(REPO, number, "/se run");
        ada.label(REPO, number, "needs help");
        ada.unlabel(REPO, number, "needs help");
        ada.closeIssue(REPO, number);
    }

    private static void review(Person ada) {
        ada.push(REPO, "other", "Two", Map.of("b.txt", "b\n"));
        int number = ada.openPull(REPO, new Content("Two", ""), "other", "main").number();
        ada.comment(REPO, number, "/se rebase");
        ada.label(REPO, number, "se:fix");
        ada.push(REPO, "other", "Three", Map.of("c.txt", "c\n"));
        ada.unlabel(REPO, number, "se:fix");
        ada.merge(REPO, number);
    }

    private static void check(GitHubSimulator github) throws IOException {
        GHCheckRun check = Clients.installation(github)
                .getRepository(REPO)
                .createCheckRun("se / fix", github.repository(REPO).sha("main").orElseThrow())
                .withStatus(GHCheckRun.Status.COMPLETED)
                .withConclusion(GHCheckRun.Conclusion.FAILURE)
                .add(new GHCheckRunBuilder.Action("Retry", "Try again", "retry"))
                .create();
        github.person("ada").press(REPO, check.getId(), "retry");
        github.person("ada").rerequest(REPO, check.getId());
        github.person("ada").rerequestSuite(REPO, check.getId());
    }

    private static Set<String> used() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("src/test/contract/used.txt"))) {
            return lines.filter(line -> !line.startsWith("#") && !line.startsWith("/"))
                    .collect(Collectors.toSet());
        }
    }
}
