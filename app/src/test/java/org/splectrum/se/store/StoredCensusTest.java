package org.splectrum.se.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.model.RunId;
import org.splectrum.se.run.Census;
import org.splectrum.se.run.Decision;
import org.splectrum.se.run.Run;
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
        assertThat(store.census().open()).isEmpty();
        assertThat(store.census().pendingEffects()).isZero();
        begin(store, "fix-20260102-abcdef", 0);
        begin(store, "fix-20260102-bcdefg", 0);
        begin(store, "my-own-fix-20260103-cdefgh", 1);
        assertThat(store.census().open())
                .containsExactlyInAnyOrder(
                        new Census.Count(RunState.RUNNING, "fix", 2),
                        new Census.Count(RunState.QUEUED, "my-own-fix", 1));
        assertThat(store.census().pendingEffects())
                .isEqualTo(store.backlog().pending().size());
    }

    private static void begin(Store store, String id, int ahead) {
        RunEvent.Requested requested = new RunEvent.Requested(Samples.request(id, 7), ahead, Samples.T0);
        Decision begun = Run.begin(new RunId(id), requested);
        store.runs().commit(RunStore.Commit.first(begun, requested));
    }
}
