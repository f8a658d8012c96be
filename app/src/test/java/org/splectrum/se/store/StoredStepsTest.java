package org.splectrum.se.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.model.RunId;
import org.splectrum.se.run.Decision;
import org.splectrum.se.run.Request;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.run.RunStore;
import org.splectrum.se.run.StepProgress;

/** Steps are rows of their own, written where an event moved them. */
final class StoredStepsTest {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final RunEvent MOVED = new RunEvent.PlaceChanged(0, NOON);

    private final Opened opened = new Opened();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void everyRunIsReadAgainAsItWas() {
        Store store = opened.in(folder);
        List<Run> runs = runs();
        runs.forEach(run -> store.runs().commit(first(run)));
        assertThat(runs)
                .isNotEmpty()
                .allSatisfy(run -> assertThat(store.runs().find(run.id())).contains(run));
    }

    @Test
    void aStepThatDidNotMoveIsNotWrittenAgain() {
        Store store = opened.in(folder);
        Run run = runs().getFirst();
        store.runs().commit(first(run));
        Run next = moved(run, 1);
        try (Handle handle = Jdbi.create(url()).open()) {
            handle.execute("CREATE TABLE written (at INTEGER)");
            handle.execute("CREATE TRIGGER u AFTER UPDATE ON run_steps BEGIN INSERT INTO written VALUES (new.at); END");
            store.runs().commit(RunStore.Commit.next(run, new Decision(next, List.of()), MOVED));
            assertThat(store.runs().find(run.id())).contains(next);
            assertThat(handle.createQuery("SELECT at FROM written")
                            .mapTo(int.class)
                            .list())
                    .containsExactly(1);
        }
    }

    @Test
    void runsOfADatabaseOfBeforeAreReadAsTheyWereAndGoOn() {
        List<Run> runs = runs();
        EarlierRuns.write(url(), "8", runs);
        Store store = opened.in(folder);
        assertThat(runs)
                .allSatisfy(run -> assertThat(store.runs().find(run.id())).contains(run));
        Run run = runs.getFirst();
        Run next = moved(run, 2);
        store.runs().commit(RunStore.Commit.next(run, new Decision(next, List.of()), MOVED));
        assertThat(store.runs().find(run.id())).contains(next);
    }

    /** One of each kind that a run can have in it, each with every step that there can be. */
    private static List<Run> runs() {
        List<StepProgress> steps =
                Samples.of(StepProgress.class).map(StepProgress.class::cast).toList();
        return Samples.of(Run.class)
                .map(Run.class::cast)
                .map(run -> {
                    Request asked = run.request();
                    String id = "fix-20260102-"
                            + run.state().name().toLowerCase(Locale.ROOT).substring(0, 4);
                    Request request = new Request(
                            id,
                            asked.origin(),
                            asked.workflow()
                                    .with(steps.stream().map(StepProgress::step).toList()),
                            Map.of("key", "\u0000 \uD834\uDD1E"),
                            "",
                            asked.config());
                    return new Run(new RunId(id), 1, request, run.situation(), steps, run.span());
                })
                .collect(Collectors.toMap(Run::id, run -> run, (one, other) -> one))
                .values()
                .stream()
                .toList();
    }

    private static Run moved(Run run, int at) {
        List<StepProgress> steps = new ArrayList<>(run.steps());
        StepProgress step = steps.get(at);
        steps.set(at, new StepProgress(step.step(), step.progress(), step.before(), step.hindered() + 1, step.loss()));
        return new Run(run.id(), run.version() + 1, run.request(), run.situation(), steps, run.span());
    }

    private static RunStore.Commit first(Run run) {
        return RunStore.Commit.first(new Decision(run, List.of()), requested(run));
    }

    private static RunEvent requested(Run run) {
        return new RunEvent.Requested(run.request(), 0, NOON);
    }

    private String url() {
        return "jdbc:sqlite:" + folder.resolve("se.db");
    }
}
