package org.splectrum.se.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RunId;
import org.splectrum.se.steps.Precedents;
import org.splectrum.se.steps.Precedents.Precedent;
import org.splectrum.se.steps.PrecedentsContract;

final class StoredPrecedentsTest extends PrecedentsContract {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final List<Store> stores = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-02T03:04:05Z");

    @Override
    protected Precedents open() {
        stores.add(Store.open(Store.Settings.of(folder.resolve("se.db")), () -> now));
        return stores.getLast().precedents();
    }

    @AfterEach
    void close() {
        stores.forEach(Store::close);
    }

    private Precedents reopened() {
        close();
        stores.clear();
        return open();
    }

    @Test
    void what_was_pushed_is_known_after_a_restart_and_what_was_not_can_still_be() {
        Precedents before = reopened();
        before.propose(FIRST, HERE, Map.of("s", new Precedent("a\n", RUN)));
        assertThat(reopened().of(HERE, "s")).isEmpty();
        stores.getLast().precedents().confirm(RUN);
        assertThat(reopened().of(HERE, "s")).contains(new Precedent("a\n", RUN));
    }

    @Test
    void what_is_half_a_year_old_counts_no_more() {
        Precedents precedents = reopened();
        precedents.propose(FIRST, HERE, Map.of("s", new Precedent("a\n", RUN)));
        precedents.confirm(RUN);
        now = now.plus(StoredPrecedents.LONGEST);
        assertThat(precedents.of(HERE, "s")).isPresent();
        now = now.plus(Duration.ofSeconds(1));
        assertThat(precedents.of(HERE, "s")).isEmpty();
    }

    @Test
    void of_too_many_the_oldest_go() {
        Precedents precedents = reopened();
        precedents.propose(FIRST, HERE, Map.of("first", new Precedent("a\n", RUN)));
        precedents.confirm(RUN);
        now = now.plusSeconds(1);
        RunId late = new RunId("fix-20260103-late");
        Map<String, Precedent> many = new HashMap<>();
        for (int number = 1; number < StoredPrecedents.MOST; number++) {
            many.put("s" + number, new Precedent("b\n", late));
        }
        precedents.propose(new AttemptId(late, "join", 1), HERE, many);
        assertThat(precedents.of(HERE, "first")).isPresent();
        precedents.propose(new AttemptId(late, "rebase", 1), HERE, Map.of("one more", new Precedent("b\n", late)));
        assertThat(precedents.of(HERE, "first")).isEmpty();
        precedents.confirm(late);
        assertThat(precedents.of(HERE, "s1")).isPresent();
    }
}
