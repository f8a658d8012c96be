package org.splectrum.se.github;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.splectrum.se.contract.GitHubContract;
import org.splectrum.se.demo.GitHubSimulator;
import org.splectrum.se.demo.Person;
import org.splectrum.se.demo.RepositoryView;
import org.splectrum.se.demo.SimulatorSettings;
import org.splectrum.se.demo.github.Role;
import org.splectrum.se.demo.github.rest.Exchange;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.Place;
import org.splectrum.se.model.RepositoryName;

/** A simulated GitHub with a repository and people, and SE's connection to it; the clock of both stands. */
final class Scene implements AutoCloseable {
    static final String REPO = "octo/calculator";

    final MovableClock clock = new MovableClock();
    final GitHubSimulator github;
    private final GitHubContract contract;
    final GitHubConnection connection;
    final GitHubApp app;
    final Home home;
    final Person ada;
    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();

    Scene(Path folder) {
        github = new GitHubSimulator(
                SimulatorSettings.in(folder.resolve("github")).withClock(clock));
        github.createRepository(REPO, Map.of("add.sh", "echo $(($1 - $2))\n", ".github/se.yml", "default: fix\n# ü\n"));
        github.grant(REPO, "ada", Role.WRITE);
        ada = github.person("ada");
        connection = connection(folder.resolve("cache"), Duration.ofMinutes(1));
        app = new GitHubApp(connection);
        home = new Home(installation(), RepositoryName.of(REPO));
        github.listen(exchanges::add);
        contract = GitHubContract.watch(github);
    }

    /** Another connection to the same GitHub. */
    GitHubConnection connection(Path cache, Duration patience) {
        return new GitHubConnection(settings(cache, patience), clock);
    }

    GitHubSettings settings(Path cache, Duration patience) {
        AppCredentials credentials = new AppCredentials(String.valueOf(github.appId()), github.privateKeyPem());
        return new GitHubSettings(github.url(), credentials, cache, patience);
    }

    Place issue() {
        return place(
                Place.Kind.ISSUE,
                ada.openIssue(REPO, "Adding subtracts", "1 + 1 gives 0").number());
    }

    Place place(Place.Kind kind, int number) {
        return new Place(home.installation(), home.repository(), kind, number);
    }

    RepositoryView repository() {
        return github.repository(REPO);
    }

    /** What was asked of GitHub since the last call, as {@code POST /repos/…}; tokens left out. */
    List<String> asked() {
        List<String> asked = exchanges.stream()
                .map(Exchange::request)
                .filter(request -> !request.path().endsWith("/access_tokens"))
                .map(request -> request.method() + " " + request.path().replace("/repos/" + REPO, ""))
                .toList();
        exchanges.clear();
        return asked;
    }

    List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    private long installation() {
        try {
            return connection
                    .app()
                    .getApp()
                    .getInstallationByRepository("octo", "calculator")
                    .getId();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        connection.close();
        github.close();
        contract.close();
    }
}
