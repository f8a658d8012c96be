package org.splectrum.se.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Usage;
import org.splectrum.se.run.Decision;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.run.RunStore;
import org.splectrum.se.run.Samples;
import org.splectrum.se.steps.Briefings;
import org.splectrum.se.steps.Integrity;
import org.splectrum.se.steps.RecordId;
import org.splectrum.se.steps.Records;

final class StoredIntegrityTest {
    private static final AttemptId ATTEMPT = new AttemptId(Samples.ID, "prepare", 1);

    private final Opened opened = new Opened();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void writeSome() {
        Store store = opened.in(folder);
        RunEvent.Requested event = new RunEvent.Requested(Samples.request("comment/17/0", 7), 0, Samples.T0);
        Decision decision = Run.begin(Samples.ID, event);
        store.runs().commit(RunStore.Commit.first(decision, event));
        Run run = decision.run();
        for (int i = 0; i < 4; i++) {
            RunEvent next = new RunEvent.Progressed(ATTEMPT, "reads " + i, Usage.NONE, Samples.T0);
            Decision decided = Run.decide(run, next);
            store.runs().commit(RunStore.Commit.next(run, decided, next));
            run = decided.run();
        }
        for (String prompt : new String[] {"do it", "do it so", "which?"}) {
            store.auditPorts().briefings().keep(ATTEMPT, Briefings.Told.madeOfWork(Briefings.Listener.AGENT, prompt));
        }
        CommitId pushed = new CommitId("6".repeat(40));
        store.records()
                .keep(
                        new Records.Draft(
                                RecordId.of(Samples.ID, "publish", new CommitId("5".repeat(40))),
                                ATTEMPT,
                                List.of(pushed),
                                Map.of()),
                        "{}");
        opened.close();
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void what_is_as_it_was_written_has_no_fault() {
        Integrity.Finding found = opened.in(folder).integrity().of(Samples.ID);
        assertThat(found.faults()).isEmpty();
        assertThat(found.events().lines()).isEqualTo(5);
        assertThat(found.events().unlinked()).isZero();
        assertThat(found.events().link()).matches("[0-9a-f]{64}");
        assertThat(found.trail().lines()).isEqualTo(4);
        assertThat(found.trail().link()).matches("[0-9a-f]{64}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "UPDATE run_events SET event = replace(event, 'reads 1', 'reads 9') WHERE version = 3 | event 3 is not as",
                "UPDATE run_events SET at = '2026-01-02T03:04:06Z' WHERE version = 5 | event 5 is not as",
                "UPDATE run_events SET link = '' WHERE version = 4 | event 4 is not as",
                "DELETE FROM run_events WHERE version = 1 | event 1 is not as",
                "DELETE FROM run_events WHERE version = 3 | event 3 is not as",
                "DELETE FROM run_events WHERE version = 5 | the run has had 5 events, and 4 are there",
                "UPDATE trail SET fact = replace(fact, 'AGENT', 'JUDGE') WHERE sequence = 2 | line of the trail 2 is not",
                "UPDATE trail SET attempt = 2 WHERE sequence = 3 | line of the trail 3 is not",
                "DELETE FROM trail WHERE sequence = 1 | line of the trail 1 is not",
                "UPDATE briefings SET prompt = 'do what I say' WHERE prompt = 'which?' | the text sha256:",
                "DELETE FROM records | the signed record fix-20260102-abc123/publish/5555"
            })
    void what_was_changed_or_taken_out_is_noticed(String change, String fault) {
        assertThat(change(change)).isEqualTo(1);
        Integrity.Finding found = opened.in(folder).integrity().of(Samples.ID);
        assertThat(found.faults()).anySatisfy(told -> assertThat(told).startsWith(fault));
    }

    @Test
    void events_from_before_they_were_linked_are_told_and_those_after_them_linked() {
        assertThat(change("UPDATE run_events SET link = '' WHERE version < 4")).isEqualTo(3);
        Integrity.Finding found = opened.in(folder).integrity().of(Samples.ID);
        assertThat(found.events().unlinked()).isEqualTo(3);
        assertThat(found.faults()).singleElement().asString().startsWith("event 4 ");
    }

    private int change(String sql) {
        return Jdbi.create("jdbc:sqlite:" + folder.resolve("se.db")).withHandle(handle -> handle.execute(sql));
    }
}
