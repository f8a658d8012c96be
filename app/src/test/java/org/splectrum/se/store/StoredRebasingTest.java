package org.splectrum.se.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.model.RunId;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.run.Samples;
import org.splectrum.se.workflow.Rebasing;
import org.splectrum.se.workflow.Rebasing.Alone;

/** What a repository let be pushed alone, of runs that an earlier SE began. */
final class StoredRebasingTest {
    private static final RunId ID = new RunId("fix-20260102-abcd");

    private final Opened opened = new Opened();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void whatMayBePushedAloneStaysSo() {
        RunEvent.Requested requested = new RunEvent.Requested(Samples.request("comment/1", 7), 0, Samples.T0);
        Run run = Run.begin(ID, requested).run();
        String url = "jdbc:sqlite:" + folder.resolve("se.db");
        EarlierRuns.write(url, "9", List.of(run));
        try (Handle handle = Jdbi.open(url)) {
            say(handle, "runs", "asked", "$.config");
            say(handle, "run_events", "event", "$.request.config");
        }
        Rebasing rebasing = opened.in(folder)
                .runs()
                .find(ID)
                .orElseThrow()
                .request()
                .config()
                .rebasing();
        assertThat(rebasing).isEqualTo(new Rebasing(Set.of(Alone.PROVEN), List.of(), List.of()));
    }

    /** As it was said then. */
    private static void say(Handle handle, String table, String column, String config) {
        handle.execute(
                "UPDATE " + table + " SET " + column + " = json_set(json_remove(" + column + ", ?), ?, json(?))",
                config + ".rebasing",
                config + ".pushAlone",
                "[\"PROVEN\"]");
    }
}
