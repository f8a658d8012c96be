package org.splectrum.se.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.splectrum.se.command.Command;
import org.splectrum.se.command.Origin;
import org.splectrum.se.model.Person;
import org.splectrum.se.model.Place;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.model.RunId;
import org.splectrum.se.workflow.Catalog;
import org.splectrum.se.workflow.Catalogs;
import org.splectrum.se.workflow.Parameter;
import org.splectrum.se.workflow.RepositoryConfig;
import org.splectrum.se.workflow.RepositoryConfigs.Reading;
import org.splectrum.se.workflow.Signature;
import org.splectrum.se.workflow.Terms;
import org.splectrum.se.workflow.Terms.Policy;
import org.splectrum.se.workflow.Workflow;

/** Runs of one group, whatever issue they are on. */
final class GroupsTest {
    private static final RepositoryName HERE = new RepositoryName("octo", "calculator");

    private final InMemoryRuns store = new InMemoryRuns();
    private final RetryClock retryClock = new RetryClock(new SteppedTimer(), (what, failure, wait) -> {});
    private final Engine engine = new Engine(store, store, (run, effect, news) -> {}, retryClock);
    private final Requests requests = Samples.requests(engine);
    private int asked;

    @AfterEach
    void stop() {
        engine.close();
    }

    private static Workflow workflow(String group, Policy policy, String image) {
        Workflow like = Samples.request("x", 7).workflow();
        Parameter target = Parameter.text("all");
        return new Workflow(
                "fix",
                "",
                like.on(),
                new Signature(Map.of("target", target), Map.of()),
                new Terms(new Terms.Concurrency(group, policy), 0, Duration.ZERO, new Terms.Sandbox(image, List.of())),
                like.steps());
    }

    private Requests.Outcome ask(RepositoryName repository, Workflow workflow, Map<String, String> params) {
        String key = "comment/" + ++asked;
        Place place = new Place(1, repository, Place.Kind.ISSUE, asked);
        return requests.begin(
                key,
                new Origin(key, place, "t", Person.user("ada"), asked),
                new Requests.There(
                        new Reading.Right(RepositoryConfig.NONE),
                        new Catalogs.Reading(new Catalog(List.of(workflow)), Map.of())),
                new Command.Run("fix", params, ""));
    }

    private Run begun(Workflow workflow, Map<String, String> params) {
        return begun(HERE, workflow, params);
    }

    private Run begun(RepositoryName repository, Workflow workflow, Map<String, String> params) {
        RunId id = ((Requests.Outcome.Begun) ask(repository, workflow, params)).run();
        return store.find(id).orElseThrow();
    }

    private RunState state(Run run) {
        return store.find(run.id()).orElseThrow().state();
    }

    @Test
    void runsOfOneGroupWaitForEachOtherAndOthersDoNot() {
        Workflow grouped = workflow("deploy ${{ params.target }}", Policy.QUEUE, "");
        Run first = begun(grouped, Map.of());
        Run second = begun(grouped, Map.of());
        Run other = begun(grouped, Map.of("target", "docs"));
        Run elsewhere = begun(new RepositoryName("octo", "other"), grouped, Map.of());
        assertThat(List.of(first, other, elsewhere)).allMatch(run -> state(run) == RunState.RUNNING);
        assertThat(second.state()).isEqualTo(RunState.QUEUED);
        assertThat(second.ahead()).isEqualTo(1);
        engine.act(first.id(), "k", new Action.Cancel(), "ada");
        assertThat(state(second)).isEqualTo(RunState.RUNNING);
    }

    @Test
    void aRunThatReplacesCancelsAllThatCameBeforeIt() {
        Run first = begun(workflow("deploy", Policy.QUEUE, ""), Map.of());
        Run second = begun(workflow("deploy", Policy.QUEUE, ""), Map.of());
        Run newest = begun(workflow("deploy", Policy.REPLACE, ""), Map.of());
        await().until(() -> state(newest) == RunState.RUNNING);
        assertThat(List.of(state(first), state(second))).containsOnly(RunState.CANCELLED);
        Remark remark =
                store.find(first.id()).orElseThrow().situation().remarks().getFirst();
        assertThat(remark.by()).isEqualTo(newest.id().value());
        assertThat(remark.action()).isEqualTo(new Action.GiveWay());
    }

    @Test
    void whatWasToBeReplacedWhenTheServerStoppedIsReplacedAfterTheNextStart() {
        Run first = begun(workflow("deploy", Policy.QUEUE, ""), Map.of());
        engine.close();
        Run newest = begun(workflow("deploy", Policy.REPLACE, ""), Map.of());
        assertThat(state(first)).isEqualTo(RunState.RUNNING);
        try (Engine next = new Engine(store, store, (run, effect, news) -> {}, retryClock)) {
            next.start();
            await().until(() -> state(newest) == RunState.RUNNING);
            assertThat(state(first)).isEqualTo(RunState.CANCELLED);
        }
    }

    @Test
    void aRunThatDoesNotWaitIsRefusedWithTheNameOfTheOneThatGoesOn() {
        Workflow alone = workflow("deploy", Policy.REJECT, "");
        Run first = begun(alone, Map.of());
        assertThat(ask(HERE, alone, Map.of()))
                .isEqualTo(new Requests.Outcome.Refused(new Reply.GroupBusy("fix", first.id())));
        assertThat(store.inLanes()).hasSize(1);
        engine.act(first.id(), "k", new Action.Cancel(), "ada");
        assertThat(begun(alone, Map.of()).state()).isEqualTo(RunState.RUNNING);
    }

    @Test
    void aGroupThatCannotBeWorkedOutBeginsNothing() {
        assertThat(ask(HERE, workflow("${{ int(params.target) }}", Policy.QUEUE, ""), Map.of()))
                .isInstanceOfSatisfying(
                        Requests.Outcome.Refused.class,
                        refused -> assertThat(refused.why()).isInstanceOf(Reply.ConfigurationWrong.class));
        assertThat(ask(HERE, workflow("${{ params.target }}", Policy.QUEUE, ""), Map.of("target", "x".repeat(201))))
                .isInstanceOf(Requests.Outcome.Refused.class);
        assertThat(store.inLanes()).isEmpty();
    }

    @Test
    void anImageThatTheServerDoesNotListBeginsNothing() {
        assertThat(ask(HERE, workflow("", Policy.QUEUE, "docker:dind"), Map.of()))
                .isEqualTo(new Requests.Outcome.Refused(
                        new Reply.ImageNotAllowed("fix", "docker:dind", List.of("se-runner:jdk"))));
        assertThat(begun(workflow("", Policy.QUEUE, "se-runner:jdk"), Map.of()).state())
                .isEqualTo(RunState.RUNNING);
    }
}
