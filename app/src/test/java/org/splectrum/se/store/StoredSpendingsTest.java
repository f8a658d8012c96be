package org.splectrum.se.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.model.RunId;
import org.splectrum.se.model.Usage;
import org.splectrum.se.run.Decision;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.run.RunStore;
import org.splectrum.se.run.Samples;
import org.splectrum.se.steps.Budgets;
import org.splectrum.se.steps.BudgetsOnRecord;
import org.splectrum.se.steps.Limit;

final class StoredSpendingsTest {
    private static final RunId RUN = new RunId("fix-20260102-abcd");
    private static final RunId OTHER = new RunId("fix-20260102-efgh");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-02T23:59:59Z"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void a_run_keeps_what_it_spent_and_a_day_begins_anew() {
        try (Store store = Store.open(Store.Settings.of(folder.resolve("se.db")), now::get)) {
            Budgets budgets = new BudgetsOnRecord(
                    run -> List.of(new Limit(new Limit.Scope.OfRun(run), 100), new Limit(new Limit.Scope.Day(), 150)),
                    store.spendings(),
                    now::get);
            store.usage().add(new AttemptId(RUN, "agent", 1), spent(30));
            store.usage().add(new AttemptId(RUN, "agent", 2), spent(20));
            store.usage().add(new AttemptId(OTHER, "agent", 1), spent(60));
            assertThat(left(budgets)).containsExactly(50L, 40L);
            now.set(Instant.parse("2026-01-03T00:00:00Z"));
            assertThat(left(budgets)).containsExactly(50L, 150L);
            store.usage().add(new AttemptId(RUN, "agent", 2), spent(55));
            assertThat(left(budgets)).containsExactly(-5L, 95L);
        }
    }

    @Test
    void a_day_is_told_of_a_person_and_of_a_repository() {
        try (Store store = Store.open(Store.Settings.of(folder.resolve("se.db")), now::get)) {
            Run run = Samples.begun();
            store.runs()
                    .commit(RunStore.Commit.first(
                            new Decision(run, List.of()), new RunEvent.Requested(run.request(), 0, Samples.T0)));
            store.usage().add(new AttemptId(run.id(), "agent", 1), spent(30));
            store.usage().add(new AttemptId(OTHER, "agent", 1), spent(60));
            LocalDate day = LocalDate.parse("2026-01-02");
            assertThat(store.spendings().of(new Limit.Scope.DayOfPerson("Ada"), day))
                    .isEqualTo(30);
            assertThat(store.spendings().of(new Limit.Scope.DayOfPerson("bob"), day))
                    .isZero();
            assertThat(store.spendings()
                            .of(new Limit.Scope.DayOfRepository(new RepositoryName("octo", "calculator")), day))
                    .isEqualTo(30);
            assertThat(store.spendings().of(new Limit.Scope.Day(), day)).isEqualTo(90);
            assertThat(store.spendings().of(new Limit.Scope.DayOfPerson("ada"), day.plusDays(1)))
                    .isZero();
        }
    }

    private static List<Long> left(Budgets budgets) {
        return budgets.purses(new AttemptId(RUN, "agent", 2)).stream()
                .map(Budgets.Purse::leftMicroUsd)
                .toList();
    }

    private static Usage spent(long microUsd) {
        return new Usage(1, 1, 0, 0, microUsd);
    }
}
