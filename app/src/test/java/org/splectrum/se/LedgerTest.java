package org.splectrum.se;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RunId;
import org.splectrum.se.model.Usage;
import org.splectrum.se.run.Decision;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.run.RunStore;
import org.splectrum.se.run.Samples;
import org.splectrum.se.signing.KeyFile;
import org.splectrum.se.signing.Ledger;
import org.splectrum.se.steps.Completeness;
import org.splectrum.se.steps.Trail;
import org.splectrum.se.store.Store;

/** The ledger in a real database and a real file, whole, cut and after crashes. */
class LedgerTest {
    private static final RunId ONE = new RunId("fix-20260102-one1");
    private static final RunId TWO = new RunId("fix-20260102-two2");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Optional<Store> open = Optional.empty();
    private String key = "key.pem";
    private String doing = "reads";

    @AfterEach
    void close() {
        open.ifPresent(Store::close);
        open = Optional.empty();
    }

    private Store store() {
        if (open.isEmpty()) {
            open = Optional.of(Store.open(Store.Settings.of(folder.resolve("se.db"))));
        }
        return open.get();
    }

    private Path file() {
        return folder.resolve("ledger.jsonl");
    }

    private Ledger ledger() {
        return new Ledger(
                KeyFile.at(folder.resolve(key)),
                file(),
                new Ledger.Logs(store().ledger(), store().inventory(), store().integrity()),
                () -> Samples.T0);
    }

    /** As a server that starts on what is there. */
    private Completeness.Finding checked() {
        return ledger().check();
    }

    private void begin(RunId id) {
        RunEvent.Requested event = new RunEvent.Requested(Samples.request("comment/" + id, 7), 0, Samples.T0);
        store().runs().commit(RunStore.Commit.first(Run.begin(id, event), event));
        goOn(id, 4);
    }

    /** So many more events, and as many lines of the trail. */
    private void goOn(RunId id, int more) {
        AttemptId attempt = new AttemptId(id, "prepare", 1);
        for (int i = 0; i < more; i++) {
            Run run = store().runs().find(id).orElseThrow();
            // Nobody waits for a note: it is on disk with the event after it.
            store().auditPorts().trail().note(attempt, new Trail.Fact.Reached("host-" + run.version() + ":443"));
            RunEvent next = new RunEvent.Progressed(attempt, doing + " " + run.version(), Usage.NONE, Samples.T0);
            Decision decided = Run.decide(run, next);
            store().runs().commit(RunStore.Commit.next(run, decided, next));
        }
    }

    /** Two runs of five events on two pages. */
    private void write() {
        begin(ONE);
        rest();
        begin(TWO);
        rest();
    }

    private void rest() {
        ledger().write();
    }

    private void change(String sql) {
        Jdbi.create("jdbc:sqlite:" + folder.resolve("se.db")).useHandle(handle -> {
            for (String statement : sql.split(";", -1)) {
                handle.execute(statement);
            }
        });
    }

    @Test
    void where_nothing_was_taken_away_all_is_well_and_nothing_is_written_twice() throws IOException {
        assertThat(checked()).isEqualTo(new Completeness.Finding(0, "", 0, List.of(), List.of()));
        write();
        Completeness.Finding found = checked();
        assertThat(found.faults()).isEmpty();
        assertThat(found.otherKeys()).isEmpty();
        assertThat(found.runs()).isEqualTo(2);
        assertThat(found.pages()).isEqualTo(2);
        assertThat(checked()).isEqualTo(found);
        assertThat(Files.readAllLines(file())).hasSize(2);
    }

    @Test
    void what_retention_forgets_is_not_missed() {
        write();
        assertThat(store().retention().forget(Instant.now().plus(Duration.ofDays(1))))
                .isZero();
        change("UPDATE runs SET state = 'SUCCEEDED'; INSERT INTO attempt_messages VALUES ('" + ONE
                + "', 'prepare', 1, 1, '{}')");
        assertThat(store().retention().forget(Instant.now().plus(Duration.ofDays(1))))
                .isEqualTo(1);
        assertThat(checked().faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "DELETE FROM trail WHERE run = ONE AND fact LIKE '%host-4%' | run ONE: line of the trail 4 is missing",
                "DELETE FROM trail WHERE run = ONE | run ONE: line of the trail 4 is missing",
                "DELETE FROM run_events WHERE run = ONE AND version = 5; UPDATE runs SET version = 4 WHERE id = ONE"
                        + "| run ONE: event 5 is missing, and maybe others before it",
                "UPDATE run_events SET link = '', event = replace(event, 'reads', 'eats') WHERE run = ONE"
                        + "| run ONE: event 5 is another one than was written down",
                "DELETE FROM runs WHERE id = ONE; DELETE FROM run_events WHERE run = ONE; DELETE FROM trail WHERE run = ONE;"
                        + " DELETE FROM run_steps WHERE run = ONE; DELETE FROM ledger_heads WHERE run = ONE"
                        + "| run ONE is missing: it has had 5 events",
                "UPDATE run_events SET event = replace(event, 'reads', 'eats') WHERE run = ONE AND version = 2"
                        + "| run ONE: event 2 is not as it was written",
                "UPDATE ledger SET line = 'nothing' WHERE number = 1 | page 1 of the ledger is another one in the database",
                "UPDATE ledger SET line = 'nothing' WHERE number = 2 | page 2 of the ledger is another one in the database",
                "DELETE FROM ledger WHERE number = 1 | page 1 of the ledger is another one in the database, or is not there"
            })
    void what_is_missing_in_the_database_is_named(String sql, String fault) {
        write();
        change(sql.replace("ONE", "'" + ONE + "'"));
        assertThat(checked().faults()).singleElement().asString().startsWith(fault.replace("ONE", ONE.value()));
        goOn(TWO, 3);
        rest();
        assertThat(checked().faults()).singleElement().asString().startsWith(fault.replace("ONE", ONE.value()));
    }

    @Test
    void what_was_cut_off_is_told_also_when_the_run_went_on_from_there() {
        write();
        change("DELETE FROM run_events WHERE run = '" + ONE + "' AND version > 3; DELETE FROM trail WHERE run = '" + ONE
                + "' AND fact LIKE '%host-4%'; UPDATE runs SET version = 3 WHERE id = '" + ONE + "'");
        doing = "writes";
        goOn(ONE, 7);
        rest();
        assertThat(checked().faults())
                .singleElement()
                .asString()
                .contains(ONE + ": ", "event 5", "another one than was written down");
    }

    @Test
    void one_runs_record_tells_alone_that_its_end_was_cut_off() {
        write();
        change("DELETE FROM trail WHERE run = '" + TWO + "' AND fact LIKE '%host-4%'");
        assertThat(store().integrity().of(TWO).faults())
                .containsExactly("the run has had 5 events and 4 lines on its trail, and 5 and 3 are there");
        assertThat(store().integrity().of(ONE).faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"payloadType\":\"application/vnd.", "\u0000\u0000\u0000", "nonsense\n", "\n\n"})
    void what_a_crash_left_of_a_line_is_no_page_and_no_fault(String torn) throws IOException {
        write();
        Files.writeString(file(), torn, StandardOpenOption.APPEND);
        goOn(ONE, 1);
        rest();
        Completeness.Finding found = checked();
        assertThat(found.faults()).isEmpty();
        assertThat(found.pages()).isEqualTo(3);
    }

    @Test
    void a_page_that_a_crash_left_in_the_file_alone_counts() {
        write();
        change("DELETE FROM ledger WHERE number = 2; DELETE FROM ledger_heads WHERE run = '" + TWO + "'");
        goOn(TWO, 1);
        rest();
        Completeness.Finding found = checked();
        assertThat(found.faults()).isEmpty();
        assertThat(found.pages()).isEqualTo(3);
    }

    @Test
    void a_line_that_lacks_only_its_end_counts() throws IOException {
        write();
        String text = Files.readString(file());
        Files.writeString(file(), text.stripTrailing());
        goOn(ONE, 1);
        rest();
        assertThat(checked().faults()).isEmpty();
        assertThat(Files.readString(file())).startsWith(text);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void what_was_cut_off_the_file_alone_is_added_to_it_again(long seed) throws IOException {
        write();
        goOn(ONE, 2);
        rest();
        byte[] whole = Files.readAllBytes(file());
        int kept = new Random(seed).nextInt(whole.length);
        Files.write(file(), Arrays.copyOf(whole, kept));
        Completeness.Finding found = checked();
        assertThat(found.faults())
                .as("seed " + seed + ", " + kept + " bytes kept")
                .isEmpty();
        assertThat(found.pages()).isEqualTo(3);
        Files.delete(file());
        assertThat(checked()).isEqualTo(found);
        assertThat(file()).hasBinaryContent(whole);
    }

    static LongStream seeds() {
        return LongStream.range(0, 12);
    }

    @Test
    void of_a_database_from_an_older_copy_is_told_what_it_lacks() throws IOException {
        begin(ONE);
        rest();
        close();
        Path copy = Files.copy(folder.resolve("se.db"), folder.resolve("copy.db"));
        goOn(ONE, 2);
        begin(TWO);
        rest();
        close();
        Files.move(copy, folder.resolve("se.db"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(checked().faults())
                .containsExactlyInAnyOrder(
                        "run " + ONE + ": event 7 is missing, and maybe others before it",
                        "run " + TWO + " is missing: it has had 5 events");
    }

    @Test
    void a_page_that_was_changed_or_taken_out_of_the_file_is_named() throws IOException {
        write();
        goOn(ONE, 1);
        rest();
        List<String> lines = Files.readAllLines(file());
        Files.write(file(), List.of(lines.get(0), lines.get(2)));
        assertThat(checked().faults()).containsExactly("page 2 of the ledger is missing in the file");
        Files.write(file(), List.of(lines.get(1), lines.get(0), lines.get(2)));
        assertThat(checked().faults()).contains("page 1 of the ledger is missing in the file");
        String changed = lines.get(1).replaceFirst("\"sig\":\"..", "\"sig\":\"xx");
        Files.write(file(), List.of(lines.get(0), changed, lines.get(2)));
        assertThat(checked().faults())
                .containsExactly(
                        "page 2 of the ledger is another one in the database, or is not there",
                        "page 3 of the ledger does not go on from what stands before it in the file");
        Files.write(file(), lines);
        assertThat(checked().faults()).isEmpty();
    }

    @Test
    void pages_of_another_key_are_told_and_those_whose_key_did_not_sign_them_are_a_fault() throws IOException {
        begin(ONE);
        rest();
        String former = KeyFile.at(folder.resolve(key)).publicKey().id();
        key = "next.pem";
        begin(TWO);
        rest();
        Completeness.Finding found = checked();
        assertThat(found.faults()).isEmpty();
        assertThat(found.otherKeys()).containsExactly(new Completeness.OtherKey(former, 1, 1));
        String forged = Files.readAllLines(file()).getLast().replaceFirst("\"sig\":\"....", "\"sig\":\"AAAA");
        change("UPDATE ledger SET line = '" + forged + "' WHERE number = 2");
        Files.write(file(), List.of(Files.readAllLines(file()).getFirst(), forged));
        assertThat(checked().faults())
                .containsExactly("pages 2 to 2 of the ledger are not signed by the key that they name");
    }

    @Test
    void many_runs_are_written_down_on_several_pages() {
        begin(ONE);
        change(("INSERT INTO runs (id, request, lane, repository, number, person, state, version, snapshot)"
                        + " SELECT 'fix-20260103-' || (1000 + value), 'r' || value, lane, repository, number, person, state, 1,"
                        + " snapshot FROM runs, json_each('NUMBERS'); INSERT INTO run_events (run, version, at, event, link)"
                        + " SELECT 'fix-20260103-' || (1000 + value), version, at, event, link"
                        + " FROM run_events, json_each('NUMBERS') WHERE version = 1")
                .replace("NUMBERS", "[" + numbers() + "]"));
        Completeness.Finding found = checked();
        assertThat(found.faults()).isEmpty();
        assertThat(found.runs()).isEqualTo(1101);
        assertThat(found.pages()).isEqualTo(3);
    }

    private static String numbers() {
        return String.join(
                ",", LongStream.range(0, 1100).mapToObj(String::valueOf).toList());
    }

    @Test
    void the_ledger_is_written_when_it_is_closed_and_not_any_more_then() {
        Ledger ledger = ledger();
        begin(ONE);
        ledger.close();
        ledger.close();
        begin(TWO);
        assertThat(ledger.write()).isEmpty();
        assertThat(checked().pages()).isEqualTo(2);
    }
}
