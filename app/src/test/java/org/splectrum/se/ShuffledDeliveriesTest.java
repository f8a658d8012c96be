package org.splectrum.se;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.splectrum.se.command.Authorization;
import org.splectrum.se.command.Self;
import org.splectrum.se.intake.Delivery;
import org.splectrum.se.intake.GitHubEvent;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.Permission;
import org.splectrum.se.model.Person;
import org.splectrum.se.model.Place;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.model.RunId;
import org.splectrum.se.model.TryAgainLater;
import org.splectrum.se.report.CheckView;
import org.splectrum.se.report.Checks;
import org.splectrum.se.report.Comments;
import org.splectrum.se.report.Links;
import org.splectrum.se.report.ReplyPoster;
import org.splectrum.se.report.Surfaces;
import org.splectrum.se.run.CommandServices;
import org.splectrum.se.run.Dispatcher;
import org.splectrum.se.run.Effect;
import org.splectrum.se.run.Engine;
import org.splectrum.se.run.RetryClock;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunControl;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.run.RunState;
import org.splectrum.se.run.RunStore;
import org.splectrum.se.run.Runs;
import org.splectrum.se.run.Samples;
import org.splectrum.se.run.SteppedTimer;
import org.splectrum.se.store.Store;
import org.splectrum.se.workflow.Catalog;
import org.splectrum.se.workflow.Catalogs;
import org.splectrum.se.workflow.RepositoryConfig;
import org.splectrum.se.workflow.RepositoryConfigs;

/**
 * A thousand deliveries, each trigger several times and in any order, while GitHub's answers are lost, the database is busy now and
 * then, and the server is stopped in between.
 */
final class ShuffledDeliveriesTest {
    private static final int DELIVERIES = 1_000;
    private static final int COMMENTS = 60;
    private static final int LABELS = 10;
    private static final int ISSUES = 25;
    private static final RepositoryName REPOSITORY = new RepositoryName("octo", "calculator");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final SteppedTimer timer = new SteppedTimer();
    private final RetryClock retryClock = new RetryClock(timer, (what, failure, wait) -> {});
    private final Map<String, GitHubEvent> events = new ConcurrentHashMap<>();

    /** Fails one call in five, before or after it did what was asked; which, is a matter of the seed, the thing and how often it was asked. */
    private static final class UnreliableGitHub implements Comments, Checks {
        private final long seed;
        private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();

        /** What stands there, as marker or id, and text; as GitHub, it has no objection to two of the same. */
        final List<Map.Entry<String, String>> things = new CopyOnWriteArrayList<>();

        UnreliableGitHub(long seed) {
            this.seed = seed;
        }

        /** Two deliveries of one comment may be answered at once, as the real edge allows; a run shows itself once at a time. */
        @Override
        public String put(Place place, String marker, String text) {
            if (marker.contains("se:reply:")) {
                synchronized (this) {
                    make(place + " " + marker, text);
                }
            } else {
                make(place + " " + marker, text);
            }
            return "";
        }

        @Override
        public void put(Home home, CommitId head, CheckView view) {
            make("check " + view.externalId() + " " + head, view.status().toString());
        }

        @Override
        public void replace(Home home, CommitId head, CheckView view) {}

        Permission permission(String login) {
            fail("permission of " + login, 0);
            return login.equals("ada") ? Permission.WRITE : Permission.NONE;
        }

        private void make(String name, String text) {
            int luck = fail(name, 0);
            List<Map.Entry<String, String>> there =
                    things.stream().filter(thing -> thing.getKey().equals(name)).toList();
            things.removeAll(there);
            things.add(Map.entry(name, text));
            things.addAll(there.subList(0, Math.max(0, there.size() - 1)));
            if (luck == 1) {
                throw new TryAgainLater("the answer was lost", Samples.T0);
            }
        }

        private int fail(String name, int unlucky) {
            int time = asked.computeIfAbsent(name, key -> new AtomicInteger()).incrementAndGet();
            int luck = new Random(seed ^ (31L * name.hashCode() + time)).nextInt(10);
            if (luck == unlucky) {
                throw new TryAgainLater("GitHub answered 502", Samples.T0);
            }
            return luck;
        }
    }

    /** A store that is busy at one commit in thirty. */
    private record BusyRuns(RunStore store, Random random) implements RunStore {
        @Override
        public Optional<Run> requested(String key) {
            return store.requested(key);
        }

        @Override
        public void commit(Commit commit) {
            if (isUnlucky()) {
                throw new IllegalStateException("[SQLITE_BUSY] The database file is locked");
            }
            store.commit(commit);
        }

        private boolean isUnlucky() {
            synchronized (random) {
                return random.nextInt(30) == 0;
            }
        }

        @Override
        public Optional<Run> find(RunId id) {
            return store.find(id);
        }

        @Override
        public List<Run> latest(Wanted wanted, Page page) {
            return store.latest(wanted, page);
        }
    }

    /** A server without its edges to the outside. */
    private final class Server implements AutoCloseable {
        final Store store = Store.open(Store.Settings.of(folder.resolve("se.db")));
        private final Engine engine;
        private final Dispatcher dispatcher;

        Server(UnreliableGitHub github, long seed) {
            Surfaces surfaces = new Surfaces(
                    github,
                    github,
                    (place, on, off) -> {},
                    new Links("https://github.com", ""),
                    store.refusals(),
                    store.briefings());
            engine = new Engine(
                    new BusyRuns(store.runs(), new Random(seed)),
                    store.backlog(),
                    (run, effect, news) -> perform(surfaces, run, effect, news),
                    retryClock);
            CommandServices commandServices = new CommandServices(
                    new Authorization(new Self(1, "se[bot]")),
                    home -> new Catalogs.Reading(
                            new Catalog(List.of(Samples.request("x", 7).workflow())), Map.of()),
                    (home, login) -> github.permission(login),
                    home -> new RepositoryConfigs.Reading.Right(RepositoryConfig.NONE),
                    new ReplyPoster(github, (place, comment) -> {}),
                    store.runs());
            dispatcher = new Dispatcher(
                    store.inbox(),
                    delivery -> Objects.requireNonNull(events.get(delivery.id())),
                    commandServices,
                    new RunControl(engine, Samples.requests(engine), List.of(), (home, suite) -> List.of()),
                    retryClock);
            engine.start();
            dispatcher.start();
        }

        boolean isDone() {
            timer.step(Duration.ofSeconds(2));
            return store.inbox().waiting(1).isEmpty()
                    && store.backlog().pending().isEmpty()
                    && store.backlog().inLanes().isEmpty();
        }

        @Override
        public void close() {
            dispatcher.close();
            engine.close();
            store.close();
        }
    }

    private static void perform(Surfaces surfaces, Run run, Effect effect, Consumer<RunEvent> news) {
        if (effect instanceof Effect.Attempt(var attempt)) {
            news.accept(Samples.succeeded(run, attempt));
        } else if (effect instanceof Effect.Show(var _, var surface)) {
            surfaces.show(run, surface);
        }
    }

    /** What can happen on GitHub, by the key of the run that comes of it. */
    private static Map<String, GitHubEvent> triggers() {
        Map<String, GitHubEvent> triggers = new HashMap<>();
        for (int id = 1; id <= COMMENTS; id++) {
            Place issue = new Place(1, REPOSITORY, Place.Kind.ISSUE, 1 + id % ISSUES);
            String words = id % 10 == 0 ? "/se help" : "/se run fix it";
            triggers.put(
                    "comment/" + id,
                    new GitHubEvent.CommentCreated(issue, "Sum", id, Person.user("ada"), words, GitHubEvent.Lock.OPEN));
        }
        return triggers;
    }

    private List<Delivery> shuffled(Map<String, GitHubEvent> triggers, Random random) {
        List<Delivery> all = new ArrayList<>();
        List<String> keys = List.copyOf(new TreeSet<>(triggers.keySet()));
        for (int at = 0; at < LABELS; at++) {
            Place issue = new Place(1, REPOSITORY, Place.Kind.ISSUE, 1 + at);
            events.put(
                    "label" + at,
                    new GitHubEvent.Labelled(issue, "Sum", Person.user("ada"), "se:fix", GitHubEvent.Lock.OPEN));
        }
        for (int at = 0; at < DELIVERIES; at++) {
            // Every trigger once at least; then any of them under another delivery's id, or a delivery that was there
            // before.
            String id = "d" + at;
            if (at < keys.size()) {
                events.put(id, Objects.requireNonNull(triggers.get(keys.get(at))));
            } else if (at < keys.size() + LABELS) {
                id = "label" + (at - keys.size());
            } else if (random.nextBoolean()) {
                events.put(id, Objects.requireNonNull(triggers.get(keys.get(random.nextInt(keys.size())))));
            } else {
                id = all.get(random.nextInt(all.size())).id();
            }
            all.add(new Delivery(id, "any", Samples.T0, "{}"));
        }
        Collections.shuffle(all, random);
        return all;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = 2026)
    void everyTriggerIsOneRunWithOneCommentAndOneCheckAndNothingIsLost(long seed) {
        Random random = new Random(seed);
        UnreliableGitHub github = new UnreliableGitHub(seed);
        Map<String, GitHubEvent> triggers = triggers();
        List<Delivery> deliveries = shuffled(triggers, random);
        for (int part = 0; part < 3; part++) {
            List<Delivery> now =
                    deliveries.subList(part * DELIVERIES / 4, part == 2 ? DELIVERIES : (part + 1) * DELIVERIES / 4);
            try (Server server = new Server(github, seed + part)) {
                now.forEach(server.store.deliveries()::store);
                boolean last = part == 2;
                await().atMost(Duration.ofMinutes(5))
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> server.isDone() || (!last && someRunIsOver(server.store)));
            }
        }
        try (Store store = Store.open(Store.Settings.of(folder.resolve("se.db")))) {
            check(store, github, triggers);
        }
    }

    private static boolean someRunIsOver(Store store) {
        return !store.runs()
                .latest(Runs.Wanted.ALL.in(RunState.SUCCEEDED), Runs.Page.first(1))
                .isEmpty();
    }

    private static void check(Store store, UnreliableGitHub github, Map<String, GitHubEvent> triggers) {
        List<Run> runs = new ArrayList<>();
        for (int page = 0; page * 100 <= COMMENTS + LABELS; page++) {
            runs.addAll(store.runs().latest(Runs.Wanted.of(REPOSITORY), new Runs.Page(page, 100)));
        }
        Set<String> wanted = triggers.entrySet().stream()
                .filter(trigger ->
                        ((GitHubEvent.CommentCreated) trigger.getValue()).text().contains("run"))
                .map(trigger -> trigger.getKey() + "/0")
                .collect(Collectors.toCollection(TreeSet::new));
        for (int at = 0; at < LABELS; at++) {
            wanted.add("label/label" + at + "/0");
        }
        assertThat(runs).extracting(run -> run.request().key()).containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(runs).allSatisfy(run -> {
            assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
            assertThat(run.steps()).allMatch(step -> step.progress().attempt() == 1);
            assertThat(github.things)
                    .filteredOn(thing -> thing.getKey().contains("<!-- se:run:" + run.id() + " -->"))
                    .singleElement()
                    .satisfies(thing -> assertThat(thing.getValue()).doesNotContain("Working on it"));
            assertThat(github.things)
                    .filteredOn(thing -> thing.getKey().startsWith("check " + run.id() + " "))
                    .singleElement()
                    .satisfies(thing -> assertThat(thing.getValue()).startsWith("Completed"));
        });
        assertThat(github.things)
                .filteredOn(thing -> thing.getKey().contains("<!-- se:reply:"))
                .hasSize(COMMENTS / 10);
    }
}
