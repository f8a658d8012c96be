package org.splectrum.se.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.model.RunId;
import org.splectrum.se.run.Decision;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunCensus;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.run.RunState;
import org.splectrum.se.run.RunStore;
import org.splectrum.se.run.Samples;

final class StoredCensusTest {
    private final Opened opened = new Opened();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void whatIsNotOverIsCountedByStateAndWorkflow() {
        Store store = opened.in(folder);
        assertThat(store.runCensus().open()).isEmpty();
        assertThat(store.runCensus().pendingEffects()).isZero();
        begin(store, "fix-20260102-abcdef", 0);
        begin(store, "fix-20260102-bcdefg", 0);
        begin(store, "my-own-fix-20260103-cdefgh", 1);
        assertThat(store.runCensus().open())
                .containsExactlyInAnyOrder(
                        new RunCensus.Count(RunState.RUNNING, "fix", 2),
                        new RunCensus.Count(RunState.QUEUED, "my-own-fix", 1));
        assertThat(store.runCensus().pendingEffects())
                .isEqualTo(store.backlog().pending().size());
    }

    private static void begin(Store store, String id, int ahead) {
        RunEvent.Requested requested = new RunEvent.Requested(Samples.request(id, 7), ahead, Samples.T0);
        Decision begun = Run.begin(new RunId(id), requested);
        store.runs().commit(RunStore.Commit.first(begun, requested));
    }
}
