package org.splectrum.se.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.splectrum.se.command.Authorization;
import org.splectrum.se.command.Origin;
import org.splectrum.se.command.Self;
import org.splectrum.se.intake.GitHubEvent;
import org.splectrum.se.intake.GitHubEvent.Change;
import org.splectrum.se.intake.GitHubEvent.Standing;
import org.splectrum.se.intake.Scene;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Permission;
import org.splectrum.se.model.Person;
import org.splectrum.se.model.Place;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.workflow.Catalog;
import org.splectrum.se.workflow.Catalogs;
import org.splectrum.se.workflow.Reference.Fact;
import org.splectrum.se.workflow.RepositoryConfig;
import org.splectrum.se.workflow.RepositoryConfigs.Reading;
import org.splectrum.se.workflow.Triggers;
import org.splectrum.se.workflow.Workflow;

final class PullRequestEventsTest implements Replies {
    private static final Place PULL =
            new Place(1, new RepositoryName("octo", "calculator"), Place.Kind.PULL_REQUEST, 9);
    private static final CommitId OTHER = new CommitId("d".repeat(40));

    private final InMemoryRuns store = new InMemoryRuns();
    private final RetryClock retryClock = new RetryClock(new SteppedTimer(), (what, failure, wait) -> {});
    private final Engine engine = new Engine(store, store, (run, effect, news) -> {}, retryClock);
    private final List<Reply> said = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private Reading config = new Reading.Right(RepositoryConfig.NONE);

    private final CommandServices commandServices = new CommandServices(
            new Authorization(new Self(1, "se[bot]")),
            home -> new Catalogs.Reading(
                    new Catalog(List.of(
                            workflow("check", "", "opened", "synchronize"),
                            workflow("tidy", "tidy", "labeled"),
                            workflow("fix", ""))),
                    Map.of()),
            (home, login) -> {
                asked.add(login);
                return login.equals("ada") ? Permission.WRITE : Permission.READ;
            },
            home -> config,
            this,
            store);
    private final PullRequestEvents events = new PullRequestEvents(commandServices, Samples.requests(engine));

    private static Workflow workflow(String name, String label, String... actions) {
        Workflow like = Samples.request("x", 7).workflow();
        Triggers on = new Triggers("", label, List.of(actions), "", Set.of());
        return new Workflow(name, "", on, like.signature(), like.terms(), like.steps());
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Override
    public void seen(Origin origin) {}

    @Override
    public void say(Origin origin, List<Reply> replies) {
        said.addAll(replies);
    }

    private void happened(Person who, Change change) {
        events.changed(new GitHubEvent.PullRequestChanged(PULL, "Add more", who, change), Scene.UNKNOWN);
    }

    private static Change open(String action, String label) {
        return new Change(action, label, Samples.START, Standing.OPEN);
    }

    private List<Request> requests() {
        return store.inLanes().stream()
                .map(each -> store.find(each.run()).orElseThrow().request())
                .toList();
    }

    @Test
    void aWorkflowThatAsksForTheActionBeginsWithTheEventAsItsOrigin() {
        happened(Person.user("ada"), open("opened", ""));
        assertThat(requests()).singleElement().satisfies(request -> {
            assertThat(request.workflow().name()).isEqualTo("check");
            assertThat(request.origin().place()).isEqualTo(PULL);
            assertThat(Facts.of(request))
                    .containsEntry(Fact.EVENT, "pull_request")
                    .containsEntry(Fact.ACTION, "opened")
                    .containsEntry(Fact.PULL, "9")
                    .doesNotContainKey(Fact.COMMAND);
        });
    }

    @Test
    void theSameCommitBeginsAWorkflowOnceWhateverHappensToIt() {
        happened(Person.user("ada"), open("opened", ""));
        happened(Person.user("ada"), open("synchronize", ""));
        assertThat(requests()).hasSize(1);
        happened(Person.user("ada"), new Change("synchronize", "", OTHER, Standing.OPEN));
        assertThat(requests()).hasSize(2);
    }

    @Test
    void whoMayNotWriteBeginsNothingAndHearsNothing() {
        happened(Person.user("rita"), open("opened", ""));
        happened(new Person("renovate[bot]", Person.Kind.APP, 0), open("opened", ""));
        happened(new Person("se[bot]", Person.Kind.APP, 0), open("synchronize", ""));
        assertThat(requests()).isEmpty();
        assertThat(said).isEmpty();
        assertThat(asked).containsExactly("rita");
    }

    @Test
    void whatSeCannotWorkOnBeginsNothing() {
        happened(Person.user("ada"), new Change("opened", "", OTHER, Standing.FORK));
        happened(Person.user("ada"), new Change("synchronize", "", OTHER, Standing.CLOSED));
        assertThat(requests()).isEmpty();
    }

    @Test
    void anActionThatNobodyAsksForCostsNoQuestion() {
        happened(Person.user("ada"), open("edited", ""));
        assertThat(requests()).isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void aLabelThatBeginsTheWorkflowByItselfDoesNotBeginItTwice() {
        happened(Person.user("ada"), open("labeled", "tidy"));
        happened(Person.user("ada"), open("labeled", "se:tidy"));
        happened(Person.user("ada"), open("labeled", "se:done"));
        assertThat(requests()).isEmpty();
        happened(Person.user("ada"), open("labeled", "urgent"));
        assertThat(requests())
                .singleElement()
                .satisfies(request -> assertThat(Facts.of(request)).containsEntry(Fact.LABEL, "urgent"));
    }

    @Test
    void aWrongConfigurationIsToldOnThePullRequest() {
        config = new Reading.Wrong(List.of("line 1, column 1: no"));
        happened(Person.user("ada"), open("opened", ""));
        assertThat(requests()).isEmpty();
        assertThat(said).containsExactly(new Reply.ConfigurationWrong(List.of("line 1, column 1: no")));
    }
}
