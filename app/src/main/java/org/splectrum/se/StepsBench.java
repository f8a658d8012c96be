package org.splectrum.se;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.splectrum.se.bench.Dbos;
import org.splectrum.se.bench.Median;
import org.splectrum.se.bench.Report;
import org.splectrum.se.bench.Report.Promise;
import org.splectrum.se.bench.Report.Side;
import org.splectrum.se.command.Origin;
import org.splectrum.se.model.Person;
import org.splectrum.se.model.Place;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.model.RunId;
import org.splectrum.se.model.Usage;
import org.splectrum.se.run.Effect;
import org.splectrum.se.run.Ending;
import org.splectrum.se.run.Engine;
import org.splectrum.se.run.Performer;
import org.splectrum.se.run.Request;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.RetryClock;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.store.Store;
import org.splectrum.se.workflow.RepositoryConfig;
import org.splectrum.se.workflow.Signature;
import org.splectrum.se.workflow.Step;
import org.splectrum.se.workflow.StepKind;
import org.splectrum.se.workflow.Terms;
import org.splectrum.se.workflow.Triggers;
import org.splectrum.se.workflow.Workflow;

/** What a durable step costs that does nothing, beside DBOS for Java on PostgreSQL, and whether a crash does steps again. */
final class StepsBench {
    private static final List<Integer> STEPS = List.of(0, 10, 50);
    private static final int ROUNDS = 5;

    /** Rounds that do not count: both sides' compilers are at work until then. */
    private static final int WARM_UP = 4;

    private static final int RUNS = 20;
    private static final int AT_ONCE = 16;
    private static final int OPEN = 1_000;

    private final Path folder;
    private final AtomicInteger issues = new AtomicInteger();
    private final Map<RunId, CompletableFuture<Boolean>> over = new ConcurrentHashMap<>();

    private StepsBench(Path folder) {
        this.folder = folder;
    }

    /** Milliseconds for each step, by slope, and steps a second with many runs at once. */
    private record Cost(double step, double parallel) {}

    /** Needs Maven and PostgreSQL; takes minutes. */
    static Report run(Path folder) throws IOException, InterruptedException {
        return new StepsBench(folder).measure();
    }

    private Report measure() throws IOException, InterruptedException {
        Cost ours;
        Cost theirs;
        try (Dbos dbos = Dbos.start(folder, "mvn");
                SystemTimer timer = new SystemTimer();
                Store store = Store.open(Store.Settings.of(folder.resolve("steps.db")));
                Engine engine = engine(store, this::succeed, timer)) {
            engine.start();
            Timed se = (steps, runs, threads) -> nanos(engine, steps, runs, threads);
            cost(se, WARM_UP);
            cost(dbos::nanos, WARM_UP);
            ours = cost(se, ROUNDS);
            theirs = cost(dbos::nanos, ROUNDS);
        }
        int again = doneAgain();
        return new Report(
                "steps",
                List.of(
                        new Promise("a durable step, times one of DBOS", ours.step / theirs.step, Side.BELOW, 1),
                        new Promise(
                                "steps a second with %d runs at once, times one alone".formatted(AT_ONCE),
                                ours.parallel * ours.step / 1_000,
                                Side.AT_LEAST,
                                3),
                        new Promise(
                                "steps done again when %,d open runs are taken up".formatted(OPEN),
                                again,
                                Side.BELOW,
                                1)),
                List.of(
                        "SE: %.2f ms a step; %.0f steps/s at once".formatted(ours.step, ours.parallel),
                        "DBOS: %.2f ms a step; %.0f steps/s at once".formatted(theirs.step, theirs.parallel)));
    }

    /** Performs runs. */
    @FunctionalInterface
    private interface Timed {
        long nanos(int steps, int runs, int threads) throws IOException, InterruptedException;
    }

    private static Cost cost(Timed timed, int rounds) throws IOException, InterruptedException {
        List<Double> slopes = new ArrayList<>();
        List<Double> parallel = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            double[] times = new double[STEPS.size()];
            for (int at = 0; at < times.length; at++) {
                times[at] = timed.nanos(STEPS.get(at), RUNS, 1) / 1e6 / RUNS;
            }
            slopes.add(slope(times));
            int most = STEPS.getLast();
            parallel.add(1e9 * most * AT_ONCE * 2 / timed.nanos(most, 2, AT_ONCE));
        }
        return new Cost(Median.of(slopes), Median.of(parallel));
    }

    /** Least squares. */
    private static double slope(double[] times) {
        double meanX = STEPS.stream().mapToInt(Integer::intValue).average().orElseThrow();
        double meanY = IntStream.range(0, times.length)
                .mapToDouble(at -> times[at])
                .average()
                .orElseThrow();
        double above = 0;
        double below = 0;
        for (int at = 0; at < times.length; at++) {
            double x = STEPS.get(at) - meanX;
            above += x * (times[at] - meanY);
            below += x * x;
        }
        return above / below;
    }

    private long nanos(Engine engine, int steps, int runs, int threads) throws InterruptedException {
        long start = System.nanoTime();
        List<Thread> running = IntStream.range(0, threads)
                .mapToObj(thread -> Thread.startVirtualThread(() -> {
                    for (int run = 0; run < runs; run++) {
                        over.computeIfAbsent(engine.request(request(steps)), id -> new CompletableFuture<>())
                                .join();
                    }
                }))
                .toList();
        for (Thread thread : running) {
            thread.join();
        }
        return System.nanoTime() - start;
    }

    /** How many steps are performed a second time when the engine ends amid open runs and another takes them up. */
    private int doneAgain() throws InterruptedException {
        Map<String, Integer> performed = new ConcurrentHashMap<>();
        CountDownLatch reached = new CountDownLatch(OPEN);
        CountDownLatch never = new CountDownLatch(1);
        Performer half = (run, effect, news) -> {
            if (effect instanceof Effect.Attempt(var attempt) && attempt.step().equals("s2")) {
                reached.countDown();
                never.await();
            }
            count(effect, performed);
            succeed(run, effect, news);
        };
        CountDownLatch ended = new CountDownLatch(OPEN);
        Performer whole = (run, effect, news) -> {
            count(effect, performed);
            succeed(run, effect, news);
            if (effect instanceof Effect.Attempt(var attempt) && attempt.step().equals("s4")) {
                ended.countDown();
            }
        };
        Path file = folder.resolve("recovery.db");
        try (SystemTimer timer = new SystemTimer()) {
            try (Store store = Store.open(Store.Settings.of(file));
                    Engine engine = engine(store, half, timer)) {
                engine.start();
                for (int run = 0; run < OPEN; run++) {
                    engine.request(request(4));
                }
                reached.await();
            }
            try (Store store = Store.open(Store.Settings.of(file));
                    Engine engine = engine(store, whole, timer)) {
                engine.start();
                ended.await();
            }
        }
        return performed.values().stream().mapToInt(times -> times - 1).sum();
    }

    private static void count(Effect effect, Map<String, Integer> performed) {
        if (effect instanceof Effect.Attempt) {
            performed.merge(effect.key(), 1, Integer::sum);
        }
    }

    private void succeed(Run run, Effect effect, Consumer<RunEvent> news) {
        if (effect instanceof Effect.Attempt(var attempt)) {
            Ending done = new Ending.Succeeded(new Result.None());
            news.accept(new RunEvent.AttemptEnded(attempt, done, Usage.NONE, java.time.Instant.now()));
        } else if (run.state().ended()) {
            over.computeIfAbsent(run.id(), id -> new CompletableFuture<>()).complete(true);
        }
    }

    private static Engine engine(Store store, Performer performer, SystemTimer timer) {
        return new Engine(store.runs(), store.backlog(), performer, new RetryClock(timer, (what, failure, wait) -> {}));
    }

    /** A run needs at least one step: the first is not counted. */
    private Request request(int steps) {
        List<Step> chain = IntStream.rangeClosed(0, steps)
                .mapToObj(at -> new Step(
                        "s" + at, new StepKind.Evaluate(Map.of()), at == 0 ? List.of() : List.of("s" + (at - 1))))
                .toList();
        int issue = issues.incrementAndGet();
        Place place = new Place(1, new RepositoryName("bench", "steps"), Place.Kind.ISSUE, issue);
        Workflow workflow = new Workflow("steps", "", Triggers.NONE, Signature.EMPTY, Terms.USUAL, chain);
        Origin origin = new Origin("bench/" + issue, place, "Steps", Person.user("bench"), 0);
        return new Request(origin.key(), origin, workflow, Map.of(), "", RepositoryConfig.NONE);
    }
}
