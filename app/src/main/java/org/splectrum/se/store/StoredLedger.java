package org.splectrum.se.store;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.splectrum.se.model.RunId;
import org.splectrum.se.steps.Inventory;
import org.splectrum.se.steps.LedgerPage;
import org.splectrum.se.steps.LedgerShelf;

/** The ledger's pages on disk, and the logs that they are about. Thread-safe. */
final class StoredLedger implements LedgerShelf, Inventory {
    /** Read from what is committed, and so synced: a page never tells of what a crash takes back. */
    private static final String OPEN = """
            SELECT id, version, now,
              coalesce((SELECT link FROM run_events WHERE run = id AND run_events.version = runs.version), '') AS event,
              coalesce((SELECT link FROM trail WHERE run = id ORDER BY sequence DESC LIMIT 1), '') AS line
            FROM (SELECT *, (SELECT count(*) FROM trail WHERE run = id) AS now FROM runs WHERE id > :after) AS runs
            LEFT JOIN ledger_heads ON run = id
            WHERE events IS NOT version OR trail IS NOT now
            ORDER BY id LIMIT :most
            """;

    private final Writer writer;
    private final Jdbi reading;

    StoredLedger(Writer writer, Jdbi reading) {
        this.writer = writer;
        this.reading = reading;
    }

    @Override
    public List<LedgerPage.Head> open(String after, int most) {
        return reading.withHandle(handle -> handle.createQuery(OPEN)
                .bind("after", after)
                .bind("most", most)
                .map((row, context) -> new LedgerPage.Head(
                        row.getString("id"),
                        row.getLong("version"),
                        row.getString("event"),
                        row.getLong("now"),
                        row.getString("line")))
                .list());
    }

    @Override
    public void keep(LedgerPage page, String line) {
        writer.write(handle -> {
            int rows = handle.createUpdate("INSERT INTO ledger (number, line) VALUES (:number, :line)"
                            + " ON CONFLICT (number) DO NOTHING")
                    .bind("number", page.number())
                    .bind("line", line)
                    .execute();
            if (rows == 1) {
                page.heads().forEach(head -> note(handle, head));
            }
            return rows;
        });
    }

    private static void note(Handle handle, LedgerPage.Head head) {
        handle.createUpdate("INSERT INTO ledger_heads (run, events, trail) VALUES (:run, :events, :trail)"
                        + " ON CONFLICT (run) DO UPDATE SET events = excluded.events, trail = excluded.trail")
                .bind("run", head.run())
                .bind("events", head.events())
                .bind("trail", head.trail())
                .execute();
    }

    @Override
    public List<String> lines(long from, int most) {
        return reading.withHandle(handle -> handle.createQuery(
                        "SELECT line FROM ledger WHERE number >= :from ORDER BY number LIMIT :most")
                .bind("from", from)
                .bind("most", most)
                .mapTo(String.class)
                .list());
    }

    @Override
    public Optional<String> last() {
        return reading.withHandle(handle -> handle.createQuery("SELECT line FROM ledger ORDER BY number DESC LIMIT 1")
                .mapTo(String.class)
                .findOne());
    }

    @Override
    public Optional<String> fault(LedgerPage.Head head) {
        return reading.withHandle(handle -> {
            if (!isThere(handle, head)) {
                return Optional.of("run " + head.run() + " is missing: it has had " + head.events() + " events");
            }
            String lead = "run " + head.run() + ": ";
            Optional<String> events = fault(lead + "event " + head.events(), event(handle, head), head.event());
            return events.isPresent() || head.trail() == 0
                    ? events
                    : fault(lead + "line of the trail " + head.trail(), line(handle, head), head.line());
        });
    }

    /**
     * @param last what was the last one
     * @param found the link of what is in its place; empty where nothing is
     * @param link of what was written down
     */
    private static Optional<String> fault(String last, Optional<String> found, String link) {
        return found.filter(link::equals).isPresent()
                ? Optional.empty()
                : Optional.of(
                        found.isPresent()
                                ? last + " is another one than was written down"
                                : last + " is missing, and maybe others before it");
    }

    private static Optional<String> event(Handle handle, LedgerPage.Head head) {
        return handle.createQuery("SELECT link FROM run_events WHERE run = :run AND version = :version")
                .bind("run", head.run())
                .bind("version", head.events())
                .mapTo(String.class)
                .findOne();
    }

    private static Optional<String> line(Handle handle, LedgerPage.Head head) {
        return handle.createQuery("SELECT link FROM trail WHERE run = :run ORDER BY sequence LIMIT 1 OFFSET :before")
                .bind("run", head.run())
                .bind("before", head.trail() - 1)
                .mapTo(String.class)
                .findOne();
    }

    private static boolean isThere(Handle handle, LedgerPage.Head head) {
        return handle.createQuery("SELECT count(*) FROM runs WHERE id = :run")
                        .bind("run", head.run())
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    @Override
    public List<RunId> runs(String after, int most) {
        return reading.withHandle(
                handle -> handle.createQuery("SELECT id FROM runs WHERE id > :after ORDER BY id LIMIT :most")
                        .bind("after", after)
                        .bind("most", most)
                        .map((row, context) -> new RunId(row.getString(1)))
                        .list());
    }
}
