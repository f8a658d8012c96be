package org.splectrum.se;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.splectrum.se.demo.GitHubSimulator;
import org.splectrum.se.demo.Person;
import org.splectrum.se.demo.github.Comment;
import org.splectrum.se.demo.github.Role;
import org.splectrum.se.failure.Backoff;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.Runs;

/** A server with one issue, where something around it is in trouble. */
final class TroubledServer implements AutoCloseable {
    static final String REPO = "octo/calculator";

    /** So seldom is tried again what fails that nothing in a test waits for that. */
    static final Backoff SELDOM = new Backoff(Duration.ofHours(1), Duration.ofHours(1));

    private static final Duration LONGEST = Duration.ofMinutes(2);

    final GitHubSimulator github;
    final Person ada;
    final int issue;
    private final DemoStage stage;

    TroubledServer(Path folder, String dockerHost, Timeouts timeouts) {
        github = DemoStage.github(folder, 0);
        github.createRepository(REPO, Map.of("calc.sh", "echo $(($1 - $2))\n"));
        github.grant(REPO, "ada", Role.WRITE);
        ada = github.person("ada");
        issue = ada.openIssue(REPO, "The sum is wrong", "").number();
        stage = new DemoStage(
                folder,
                github,
                new DemoStage.Model("http://127.0.0.1:9", "k"),
                Map.of("DOCKER_HOST", dockerHost),
                timeouts);
    }

    Server server() {
        return stage.server();
    }

    /** Waits for a run that is so. */
    Run await(String what, Predicate<Run> so) {
        return Awaitility.await(what)
                .atMost(LONGEST)
                .until(
                        () -> server().runs().latest(Runs.Wanted.of(RepositoryName.of(REPO)), Runs.Page.first(5)),
                        runs -> runs.stream().anyMatch(so))
                .stream()
                .filter(so)
                .findFirst()
                .orElseThrow();
    }

    /** What SE says on the issue, as soon as it is so. */
    List<Comment> awaitSaid(Predicate<List<Comment>> so) {
        return Awaitility.await("what SE says").atMost(LONGEST).until(this::said, so);
    }

    List<Comment> said() {
        return github.repository(REPO).comments(issue).stream()
                .filter(comment -> comment.author().equals(github.appLogin()))
                .toList();
    }

    @Override
    public void close() {
        stage.close();
        github.close();
    }
}
