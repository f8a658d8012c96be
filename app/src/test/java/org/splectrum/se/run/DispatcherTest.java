package org.splectrum.se.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.splectrum.se.command.Authorization;
import org.splectrum.se.command.Mistake;
import org.splectrum.se.command.Origin;
import org.splectrum.se.command.Self;
import org.splectrum.se.intake.Delivery;
import org.splectrum.se.intake.GitHubEvent;
import org.splectrum.se.intake.Inbox;
import org.splectrum.se.model.Permission;
import org.splectrum.se.model.Person;
import org.splectrum.se.model.Place;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.model.TryAgainLater;
import org.splectrum.se.workflow.Catalog;
import org.splectrum.se.workflow.Catalogs;
import org.splectrum.se.workflow.RepositoryConfig;
import org.splectrum.se.workflow.RepositoryConfigs.Reading;

final class DispatcherTest implements Inbox, Replies {
    private static final Place ISSUE = new Place(1, new RepositoryName("octo", "calculator"), Place.Kind.ISSUE, 7);
    private static final Person APP = new Person("helper[bot]", Person.Kind.APP, 42);

    private final InMemoryRuns store = new InMemoryRuns();
    private final SteppedTimer timer = new SteppedTimer();
    private final List<String> troubles = new CopyOnWriteArrayList<>();
    private final List<String> givenUp = new CopyOnWriteArrayList<>();
    private final RetryClock retryClock = new RetryClock(timer, new Troubles() {
        @Override
        public void willTryAgain(String what, RuntimeException failure, Duration wait) {
            troubles.add(what);
        }

        @Override
        public void gaveUp(String what, RuntimeException failure) {
            givenUp.add(what);
        }
    });
    private Optional<RuntimeException> listenersFailure = Optional.empty();
    private final Engine engine = new Engine(store, store, (run, effect, news) -> {}, retryClock);
    private final Map<String, Permission> permissions = new ConcurrentHashMap<>(Map.of("ada", Permission.WRITE));
    private final Map<String, GitHubEvent> events = new ConcurrentHashMap<>();
    private final List<Delivery> inbox = new ArrayList<>();
    private final List<Reply> said = new CopyOnWriteArrayList<>();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private Reading config = new Reading.Right(RepositoryConfig.NONE);
    private final List<String> aside = new CopyOnWriteArrayList<>();
    private volatile boolean down;
    private final List<String> checks = new CopyOnWriteArrayList<>();
    private final Queue<RuntimeException> refusals = new ConcurrentLinkedQueue<>();
    private Dispatcher dispatcher;

    @BeforeEach
    void start() {
        CommandServices commandServices = new CommandServices(
                new Authorization(new Self(1, "se[bot]")),
                home -> new Catalogs.Reading(
                        new Catalog(List.of(Samples.request("x", 7).workflow())), Map.of()),
                (home, login) -> permission(login),
                home -> config,
                this,
                store);
        dispatcher = new Dispatcher(
                this,
                delivery -> Objects.requireNonNull(events.get(delivery.id())),
                commandServices,
                new RunControl(
                        engine,
                        Samples.requests(engine),
                        List.of(this::listen),
                        (home, suite) -> suite == 5 ? List.copyOf(checks) : List.of()),
                retryClock);
        dispatcher.start();
    }

    @AfterEach
    void stop() {
        dispatcher.close();
        engine.close();
    }

    private Permission permission(String login) {
        if (refused.contains(login)) {
            throw new IllegalStateException("GitHub answered 403");
        }
        if (down) {
            throw new IllegalStateException("GitHub does not answer");
        }
        return permissions.getOrDefault(login, Permission.NONE);
    }

    private void arrive(String id, GitHubEvent event) {
        events.put(id, event);
        synchronized (this) {
            inbox.add(new Delivery(id, "x", Samples.T0, "{}"));
        }
        listener.run();
        await().until(() -> waiting(1).isEmpty() || !troubles.isEmpty());
    }

    private static GitHubEvent comment(long id, Person author, String text) {
        return new GitHubEvent.CommentCreated(ISSUE, "Adding is wrong", id, author, text, GitHubEvent.Lock.OPEN);
    }

    private List<Request> requests() {
        return store.inLanes().stream()
                .map(each -> store.find(each.run()).orElseThrow().request())
                .toList();
    }

    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    private void listen(GitHubEvent event) {
        listenersFailure.ifPresent(failure -> {
            throw failure;
        });
    }

    private Runnable listener = () -> {};

    @Override
    public synchronized List<Delivery> waiting(int limit, Set<String> except) {
        return inbox.stream()
                .filter(delivery -> !except.contains(delivery.id()))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void done(String deliveryId) {
        inbox.removeIf(delivery -> delivery.id().equals(deliveryId));
    }

    @Override
    public synchronized void setAside(String deliveryId) {
        done(deliveryId);
        aside.add(deliveryId);
    }

    @Override
    public void onArrival(Runnable listening) {
        listener = listening;
    }

    @Override
    public void seen(Origin origin) {
        RuntimeException refusal = refusals.poll();
        if (refusal != null) {
            throw refusal;
        }
        seen.add(origin.key());
    }

    @Override
    public void say(Origin origin, List<Reply> replies) {
        said.addAll(replies);
    }

    @Test
    void aCommandOfSomeoneWhoMayWriteBecomesARun() {
        arrive("d1", comment(17, Person.user("ada"), "/se run fix the sum\nplease"));
        assertThat(requests()).singleElement().satisfies(request -> {
            assertThat(request.key()).isEqualTo("comment/17/0");
            assertThat(request.prompt()).isEqualTo("the sum\nplease");
        });
        assertThat(seen).containsExactly("comment/17");
        assertThat(said).isEmpty();
    }

    @Test
    void allChecksOfACommitThatAreAskedForAgainAreTriedAgainOnceEach() {
        arrive("d1", comment(17, Person.user("ada"), "/se run one\n/se run two"));
        List<Run> runs = store.inLanes().stream()
                .map(each -> store.find(each.run()).orElseThrow())
                .toList();
        runs.forEach(run -> engine.act(run.id(), "stop " + run.id(), new Action.Cancel(), "ada"));
        runs.forEach(run -> checks.add(run.id().value()));
        checks.add("nobody-20260102-abcdef");
        GitHubEvent again = new GitHubEvent.SuiteRerequested(ISSUE.home(), 5, Person.user("ada"));
        arrive("d2", again);
        arrive("d2", again);
        arrive("d3", new GitHubEvent.SuiteRerequested(ISSUE.home(), 6, Person.user("ada")));
        assertThat(runs).hasSize(2).allSatisfy(run -> {
            Run now = store.find(run.id()).orElseThrow();
            assertThat(now.state().ended()).isFalse();
            assertThat(now.situation().remarks())
                    .extracting(Remark::action)
                    .containsExactly(new Action.Cancel(), new Action.Retry(""));
        });
    }

    @Test
    void whatGitHubAllowsAgainIsHeardAtOnce() {
        refused.add("ada");
        arrive("d1", comment(17, Person.user("ada"), "/se run"));
        await().until(() -> !troubles.isEmpty());
        assertThat(requests()).isEmpty();
        refused.clear();
        arrive("d2", new GitHubEvent.Allowed(1));
        await().until(() -> requests().size() == 1);
    }

    @Test
    void theSameCommentInAnotherDeliveryIsTheSameRun() {
        arrive("d1", comment(17, Person.user("ada"), "/se run"));
        arrive("d2", comment(17, Person.user("ada"), "/se run"));
        assertThat(requests()).hasSize(1);
    }

    @Test
    void twoCommandsInOneCommentAreTwoRuns() {
        arrive("d1", comment(17, Person.user("ada"), "/se run one\n/se run two"));
        assertThat(requests()).extracting(Request::key).containsExactly("comment/17/0", "comment/17/1");
    }

    @Test
    void aStrangerIsToldOnceAndNothingRuns() {
        arrive("d1", comment(17, Person.user("sam"), "/se run\n/se run again"));
        assertThat(requests()).isEmpty();
        assertThat(said).containsExactly(new Reply.NotPermitted("sam", Permission.NONE, Permission.WRITE));
    }

    @Test
    void anAppCountsOnlyWhereItsIdIsListed() {
        arrive("d1", comment(17, APP, "/se run"));
        assertThat(requests()).isEmpty();
        assertThat(said).isEmpty();
        assertThat(seen).isEmpty();
        config = new Reading.Right(new RepositoryConfig("fix", List.of(), List.of(), List.of(42L)));
        arrive("d2", comment(18, APP, "/se run"));
        assertThat(requests()).hasSize(1);
        assertThat(seen).containsExactly("comment/18");
    }

    @Test
    void whatSeItselfWritesIsNeverACommand() {
        config = new Reading.Right(new RepositoryConfig("fix", List.of(), List.of(), List.of(1L)));
        arrive("d1", comment(17, new Person("se[bot]", Person.Kind.APP, 1), "/se run"));
        assertThat(requests()).isEmpty();
        assertThat(said).isEmpty();
    }

    @Test
    void aLabelStartsTheWorkflowItNames() {
        arrive(
                "d1",
                new GitHubEvent.Labelled(
                        ISSUE, "Adding is wrong", Person.user("ada"), "se:fix", GitHubEvent.Lock.OPEN));
        arrive(
                "d2",
                new GitHubEvent.Labelled(ISSUE, "Adding is wrong", Person.user("ada"), "bug", GitHubEvent.Lock.OPEN));
        assertThat(requests()).extracting(Request::key).containsExactly("label/d1/0");
    }

    @Test
    void aCommandInTheBodyOfANewIssueCounts() {
        arrive("d1", new GitHubEvent.IssueOpened(ISSUE, "Adding is wrong", Person.user("ada"), "It is.\n\n/se run"));
        assertThat(requests()).extracting(Request::key).containsExactly("issue/octo/calculator#7/0");
    }

    @Test
    void wrongConfigurationIsToldWithEveryProblemAndNothingRuns() {
        config = new Reading.Wrong(List.of("line 1: unknown key `acept`; did you mean `accept`?"));
        arrive("d1", comment(17, Person.user("ada"), "/se run"));
        assertThat(requests()).isEmpty();
        assertThat(said).singleElement().isInstanceOf(Reply.ConfigurationWrong.class);
    }

    @Test
    void anUnknownParameterIsToldWithThoseThatThereAre() {
        arrive("d1", comment(17, Person.user("ada"), "/se run fix --speed 3 go"));
        assertThat(said)
                .containsExactly(new Reply.Misunderstood(new Mistake.UnknownParameter("fix", "speed", List.of())));
        assertThat(requests()).isEmpty();
    }

    @Test
    void whileGitHubDoesNotAnswerTheDeliveryWaitsAndIsHeardAfterwards() {
        down = true;
        arrive("d1", comment(17, Person.user("ada"), "/se run"));
        assertThat(troubles).containsExactly("delivery d1");
        assertThat(requests()).isEmpty();
        down = false;
        timer.step(Duration.ofSeconds(2));
        await().until(() -> waiting(1).isEmpty());
        assertThat(requests()).hasSize(1);
    }

    @Test
    void eyesThatGitHubDidNotTakeComeLaterAndTheRunIsTheSame() {
        refusals.add(new TryAgainLater("down", Samples.T0));
        arrive("d1", comment(17, Person.user("ada"), "/se run"));
        assertThat(troubles).containsExactly("delivery d1");
        assertThat(requests()).hasSize(1);
        timer.step(Duration.ofSeconds(2));
        await().until(() -> waiting(1).isEmpty());
        assertThat(seen).containsExactly("comment/17");
        assertThat(requests()).hasSize(1);
    }

    @Test
    void eyesThatGitHubRefusesKeepNothingFromBeingDone() {
        refusals.add(new IllegalStateException("not for this App"));
        arrive("d1", comment(17, Person.user("ada"), "/se run"));
        assertThat(waiting(1)).isEmpty();
        assertThat(requests()).hasSize(1);
    }

    @Test
    void aListenerThatIsRefusedKeepsNoDeliveryForEver() {
        listenersFailure = Optional.of(new IllegalStateException("GitHub answered 403"));
        arrive("d1", comment(17, Person.user("ada"), "/se run"));
        for (int tries = 1; tries < Dispatcher.LISTENED; tries++) {
            int so = tries;
            await().until(() -> troubles.size() == so);
            timer.step(Duration.ofMinutes(1));
        }
        await().until(() -> waiting(1).isEmpty());
        assertThat(givenUp).containsExactly("what else follows from delivery d1");
        assertThat(requests()).hasSize(1);
    }

    @Test
    void aListenerThatGitHubDoesNotAnswerIsToldUntilItDoes() {
        listenersFailure = Optional.of(new TryAgainLater("down", Samples.T0));
        arrive("d1", comment(17, Person.user("ada"), "/se run"));
        for (int tries = 1; tries <= 2 * Dispatcher.LISTENED; tries++) {
            int so = tries;
            await().until(() -> troubles.size() == so);
            timer.step(Duration.ofMinutes(1));
        }
        assertThat(waiting(1)).hasSize(1);
        assertThat(givenUp).isEmpty();
        listenersFailure = Optional.empty();
        await().until(() ->
                troubles.size() == 2 * Dispatcher.LISTENED + 1 || waiting(1).isEmpty());
        timer.step(Duration.ofMinutes(1));
        await().until(() -> waiting(1).isEmpty());
    }

    /** Lets time pass, ten minutes at a time, until it is so. */
    private void stepUntil(Callable<Boolean> isSo) {
        await().pollInterval(Duration.ofMillis(1)).until(() -> {
            timer.step(Duration.ofMinutes(10));
            return isSo.call();
        });
    }

    @Test
    void whatIsRefusedKeepsNoPlaceFromOthers() {
        refused.add("rita");
        for (int each = 0; each < 3 * Dispatcher.AT_ONCE; each++) {
            arrive("d" + each, comment(each, Person.user("rita"), "/se run"));
        }
        await().until(() -> troubles.size() >= 3 * Dispatcher.AT_ONCE);
        arrive("last", comment(1_000, Person.user("ada"), "/se run"));
        await().until(() -> !requests().isEmpty());
        assertThat(requests()).extracting(Request::key).containsExactly("comment/1000/0");
        refused.clear();
        permissions.put("rita", Permission.WRITE);
        stepUntil(() -> waiting(1).isEmpty());
        assertThat(requests()).hasSize(3 * Dispatcher.AT_ONCE + 1);
        assertThat(aside).isEmpty();
    }

    @Test
    void whatIsRefusedForADayIsSetAsideAndThatIsTold() {
        refused.add("rita");
        arrive("d1", comment(17, Person.user("rita"), "/se run"));
        Instant arrived = Samples.T0;
        stepUntil(() -> !aside.isEmpty());
        assertThat(timer.now()).isAfterOrEqualTo(arrived.plus(DeliveryRetries.LONGEST));
        assertThat(aside).containsExactly("d1");
        assertThat(givenUp).singleElement().asString().startsWith("delivery d1 (kept,");
        assertThat(troubles).hasSizeGreaterThanOrEqualTo(DeliveryRetries.TRIES - 1);
        assertThat(requests()).isEmpty();
    }

    @Test
    void whatNobodyAnswersIsNeverSetAside() {
        listenersFailure = Optional.of(new TryAgainLater("down", Samples.T0));
        arrive("d1", comment(17, Person.user("ada"), "/se run"));
        timer.step(DeliveryRetries.LONGEST.multipliedBy(3));
        int tries = troubles.size() + DeliveryRetries.TRIES;
        stepUntil(() -> troubles.size() > tries);
        assertThat(aside).isEmpty();
        assertThat(waiting(1)).hasSize(1);
    }
}
