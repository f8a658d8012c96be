package org.splectrum.se.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.demo.github.rest.Fault;
import org.splectrum.se.model.Person;
import org.splectrum.se.model.Place;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.model.TryAgainLater;
import org.splectrum.se.run.Addresses;
import org.splectrum.se.steps.PullRequests;

class GitHubAddressesTest {
    @TempDir
    private Path folder;

    private Scene scene;
    private GitHubAddresses addresses;

    @BeforeEach
    void start() {
        scene = new Scene(folder);
        addresses = new GitHubAddresses(scene.connection);
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void a_repository_is_found_where_the_app_is_installed() {
        assertThat(addresses.home(scene.home.repository())).contains(scene.home);
        assertThat(addresses.home(RepositoryName.of("octo/nothing"))).isEmpty();
    }

    @Test
    void what_is_at_a_number_is_told_with_its_title() {
        Place issue = scene.issue();
        Addresses.Spot found = addresses.spot(scene.home, issue.number()).orElseThrow();
        assertThat(found.place()).isEqualTo(issue);
        assertThat(found.title()).isEqualTo("Adding subtracts");
        assertThat(found.scene().body())
                .isEqualTo(new org.splectrum.se.intake.Scene.Body.Known(Person.user("ada"), "1 + 1 gives 0"));
        assertThat(addresses.spot(scene.home, 4711)).isEmpty();
        scene.ada.push(Scene.REPO, "mend", "Add rightly", Map.of("add.sh", "echo $(($1 + $2))\n"));
        int pull = new GitHubPullRequests(scene.connection)
                .open(scene.home, new PullRequests.Draft("mend", "main", "Add rightly", ""))
                .number();
        assertThat(addresses.spot(scene.home, pull))
                .map(Addresses.Spot::place)
                .contains(scene.place(Place.Kind.PULL_REQUEST, pull));
    }

    @Test
    void all_repositories_are_told_in_order() {
        scene.github.createRepository("octo/abacus", Map.of("a", "b"));
        assertThat(addresses.repositories())
                .extracting(RepositoryName::toString)
                .startsWith("octo/abacus");
        assertThat(addresses.repositories()).hasSize(2).contains(scene.home.repository());
    }

    @Test
    void a_github_that_fails_is_no_missing_repository() {
        scene.github.faults().failNext("GET", ".*/installation", new Fault.Refused(502, "Bad Gateway", Map.of()), 9);
        assertThatThrownBy(() -> addresses.home(scene.home.repository())).isInstanceOf(TryAgainLater.class);
    }
}
