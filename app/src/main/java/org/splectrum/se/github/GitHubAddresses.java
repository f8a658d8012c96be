package org.splectrum.se.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kohsuke.github.GHAppInstallation;
import org.kohsuke.github.GHRepository;
import org.splectrum.se.intake.Scene;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.Person;
import org.splectrum.se.model.Place;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.run.Addresses;

/** Asks GitHub where SE's App is installed and what is at a number. */
public final class GitHubAddresses implements Addresses {
    private final GitHubConnection connection;
    private final Reads reads;

    public GitHubAddresses(GitHubConnection connection) {
        this.connection = connection;
        this.reads = new Reads(connection);
    }

    @Override
    public Optional<Home> home(RepositoryName repository) {
        return Calls.find(
                        "asking GitHub whether this App is installed on " + repository,
                        () -> connection
                                .app()
                                .getApp()
                                .getInstallationByRepository(repository.owner(), repository.name()))
                .map(installation -> new Home(installation.getId(), repository));
    }

    @Override
    public Optional<Spot> spot(Home home, int number) {
        return Calls.find("reading " + home + "#" + number, () -> reads.one(home, "issues/" + number))
                .map(issue -> new Spot(
                        new Place(home.installation(), home.repository(), kind(issue), number),
                        issue.path("title").asText(""),
                        scene(issue)));
    }

    @Override
    public List<RepositoryName> repositories() {
        return Calls.make("asking GitHub where this App is installed", () -> {
            List<RepositoryName> found = new ArrayList<>();
            for (GHAppInstallation installation :
                    connection.app().getApp().listInstallations().toList()) {
                for (GHRepository repository : connection
                        .of(installation.getId())
                        .getInstallation()
                        .listRepositories()
                        .toList()) {
                    found.add(RepositoryName.of(repository.getFullName()));
                }
            }
            return found.stream()
                    .sorted((one, other) -> one.toString().compareTo(other.toString()))
                    .toList();
        });
    }

    private Scene scene(JsonNode issue) {
        Person author = People.of(issue.path("user"), issue.path("performed_via_github_app"));
        String body = issue.path("body").asText("");
        return new Scene(connection.clock().instant(), new Scene.Body.Known(author, body));
    }

    private static Place.Kind kind(JsonNode issue) {
        return issue.has("pull_request") ? Place.Kind.PULL_REQUEST : Place.Kind.ISSUE;
    }
}
