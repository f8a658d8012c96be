package org.splectrum.se;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.splectrum.se.bench.Report;
import org.splectrum.se.bench.Report.Promise;
import org.splectrum.se.bench.Report.Side;
import org.splectrum.se.command.Origin;
import org.splectrum.se.model.Person;
import org.splectrum.se.model.Place;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.model.Usage;
import org.splectrum.se.run.Effect;
import org.splectrum.se.run.Ending;
import org.splectrum.se.run.Engine;
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

/** What a run costs that waits in one line behind very many others, beside one behind a tenth of them. */
final class QueueBench {
    private static final int FEW = 1_000;
    private static final int MANY = 10_000;

    /** So many runs are timed. */
    private static final int TIMED = 300;

    private static final int ASKING = 16;

    /** Comments are edited no more often than every three seconds; then nothing is left to do. */
    private static final Duration QUIET = Duration.ofSeconds(5);

    private static final Workflow WORKFLOW = new Workflow(
            "queue",
            "",
            Triggers.NONE,
            Signature.EMPTY,
            Terms.USUAL,
            List.of(new Step("only", new StepKind.Evaluate(Map.of()), List.of())));

    private final int runs;
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch first = new CountDownLatch(1);
    private final CountDownLatch started = new CountDownLatch(TIMED + 1);

    private QueueBench(int runs) {
        this.runs = runs;
    }

    /**
     * What one run took.
     *
     * @param ask milliseconds until its request is on disk
     * @param start milliseconds until the next begins, once the one before it is over
     * @param bytes of memory while it waits
     */
    private record Cost(double ask, double start, double bytes) {}

    /** Takes a minute or so. */
    static Report run(Path folder) throws InterruptedException {
        new QueueBench(FEW).cost(folder.resolve("warm.db"));
        Cost few = new QueueBench(FEW).cost(folder.resolve("few.db"));
        Cost many = new QueueBench(MANY).cost(folder.resolve("many.db"));
        String times = ", times one of " + FEW;
        return new Report(
                "queue",
                List.of(
                        new Promise(
                                "asking for one run of %d%s".formatted(MANY, times),
                                many.ask / few.ask,
                                Side.BELOW,
                                1.5),
                        new Promise("starting it", many.start / few.start, Side.BELOW, 1.5),
                        new Promise("memory for it", many.bytes / few.bytes, Side.BELOW, 1.5)),
                List.of(figure(FEW, few), figure(MANY, many)));
    }

    private static String figure(int runs, Cost cost) {
        return "%d runs: %.2f ms to ask for one, %.2f ms to start it, %.0f bytes while it waits"
                .formatted(runs, cost.ask, cost.start, cost.bytes);
    }

    private Cost cost(Path file) throws InterruptedException {
        try (SystemTimer timer = new SystemTimer();
                Store store = Store.open(Store.Settings.of(file));
                Engine engine = new Engine(
                        store.runs(), store.backlog(), this::perform, new RetryClock(timer, (what, why, wait) -> {}))) {
            engine.start();
            long empty = used();
            ask(engine);
            long start = System.nanoTime();
            for (int run = 0; run < TIMED; run++) {
                engine.request(request());
            }
            double ask = (System.nanoTime() - start) / 1e6 / TIMED;
            LockSupport.parkNanos(QUIET.toNanos());
            double bytes = (double) (used() - empty) / runs;
            start = System.nanoTime();
            first.countDown();
            started.await();
            return new Cost(ask, (System.nanoTime() - start) / 1e6 / TIMED, bytes);
        }
    }

    /** For all but those that are timed. */
    private void ask(Engine engine) throws InterruptedException {
        AtomicInteger left = new AtomicInteger(runs - TIMED);
        List<Thread> asking = IntStream.range(0, ASKING)
                .mapToObj(each -> Thread.startVirtualThread(() -> {
                    while (left.getAndDecrement() > 0) {
                        engine.request(request());
                    }
                }))
                .toList();
        for (Thread each : asking) {
            each.join();
        }
    }

    /** The first goes on when all have been asked for. */
    private void perform(Run run, Effect effect, Consumer<RunEvent> news) throws InterruptedException {
        if (effect instanceof Effect.Attempt(var attempt)) {
            started.countDown();
            first.await();
            news.accept(new RunEvent.AttemptEnded(
                    attempt, new Ending.Succeeded(new Result.None()), Usage.NONE, Instant.now()));
        }
    }

    private Request request() {
        Place place = new Place(1, new RepositoryName("bench", "queue"), Place.Kind.ISSUE, 1);
        Origin origin = new Origin("bench/" + asked.incrementAndGet(), place, "Queue", Person.user("bench"), 0);
        return new Request(origin.key(), origin, WORKFLOW, Map.of(), "", RepositoryConfig.NONE);
    }

    private static long used() {
        Runtime memory = Runtime.getRuntime();
        for (int pass = 0; pass < 3; pass++) {
            System.gc();
        }
        return memory.totalMemory() - memory.freeMemory();
    }
}
