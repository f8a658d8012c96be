package org.splectrum.se.store;

import java.nio.file.Path;
import java.time.InstantSource;
import org.splectrum.se.intake.Arrivals;
import org.splectrum.se.intake.Deliveries;
import org.splectrum.se.intake.Inbox;
import org.splectrum.se.run.Backlog;
import org.splectrum.se.run.Chronicle;
import org.splectrum.se.run.RunCensus;
import org.splectrum.se.run.RunCounts;
import org.splectrum.se.run.RunStore;
import org.splectrum.se.run.Timetable;
import org.splectrum.se.steps.AttemptLog;
import org.splectrum.se.steps.AuditPorts;
import org.splectrum.se.steps.Briefings;
import org.splectrum.se.steps.Integrity;
import org.splectrum.se.steps.Inventory;
import org.splectrum.se.steps.LedgerShelf;
import org.splectrum.se.steps.Precedents;
import org.splectrum.se.steps.RecordShelf;
import org.splectrum.se.steps.RefusalLog;
import org.splectrum.se.steps.Retention;
import org.splectrum.se.steps.Spendings;
import org.splectrum.se.steps.UsageLog;

/**
 * Everything that must survive, in one SQLite file: whoever was told that something is stored finds it again after a
 * crash. Thread-safe.
 */
public final class Store implements AutoCloseable {
    /**
     * How many pages of 4 KB the log grows by before it is copied into the file, 64 MB: pages written again and again meanwhile are
     * copied once, and the disk is synced for it more seldom.
     */
    public static final int CHECKPOINT_PAGES = 16_000;

    private final Database database;
    private final Writer writer;
    private final StoredDeliveries deliveries;
    private final StoredRuns runs;
    private final StoredCounts counts;
    private final StoredAttempts attempts;
    private final StoredUsage usage;
    private final StoredRefusals refusals;
    private final StoredBriefings briefings;
    private final StoredTrail trail;
    private final StoredIntegrity integrity;
    private final StoredLedger ledger;
    private final StoredRecords records;
    private final StoredRetention retention;
    private final StoredTimetable timetable;
    private final StoredPrecedents precedents;

    private Store(Database database, int waiting, InstantSource clock) {
        this.database = database;
        this.writer = new Writer(database.writing());
        this.deliveries = new StoredDeliveries(writer, database.reading(), waiting);
        this.runs = new StoredRuns(writer, database.reading());
        this.counts = new StoredCounts(database.reading());
        this.attempts = new StoredAttempts(writer, database.reading());
        this.usage = new StoredUsage(writer, database.reading(), clock);
        this.trail = new StoredTrail(writer, database.reading(), clock);
        this.integrity = new StoredIntegrity(database.reading());
        this.ledger = new StoredLedger(writer, database.reading());
        this.records = new StoredRecords(writer, database.reading(), trail);
        this.retention = new StoredRetention(writer, database.reading());
        this.refusals = new StoredRefusals(writer, database.reading(), trail);
        this.briefings = new StoredBriefings(writer, database.reading(), trail);
        this.timetable = new StoredTimetable(writer, database.reading());
        this.precedents = new StoredPrecedents(writer, database.reading(), clock);
    }

    /**
     * Where the data lives and how much of it may pile up.
     *
     * @param url {@code jdbc:sqlite:/path/to/file}, whose folder exists; pragmas may follow behind a {@code ?}
     * @param waiting how many deliveries may wait to be dealt with before more are refused
     */
    public record Settings(String url, int waiting) {
        /** What GitHub sends in hours when nobody is at work. */
        public static final int WAITING = 10_000;

        /** The database in this file. */
        public static Settings of(Path file) {
            return new Settings("jdbc:sqlite:" + file, WAITING);
        }
    }

    /**
     * Opens the database, creates it where there is none, and brings it to the newest schema. Blocks; reads the whole
     * file to find damage.
     *
     * @throws UnusableDatabase where it cannot be used; never changes or deletes such a file
     */
    public static Store open(Settings settings) {
        return open(settings, InstantSource.system());
    }

    /** The same on days of another clock. */
    static Store open(Settings settings, InstantSource clock) {
        return new Store(Database.open(settings.url()), settings.waiting(), clock);
    }

    public Deliveries deliveries() {
        return deliveries;
    }

    public Inbox inbox() {
        return deliveries;
    }

    public Arrivals arrivals() {
        return deliveries;
    }

    /** How many deliveries wait to be dealt with. */
    public int waiting() {
        return deliveries.waiting();
    }

    /** How many deliveries were given up and are kept until the next start. */
    public int setAside() {
        return deliveries.aside();
    }

    public RunStore runs() {
        return runs;
    }

    public Backlog backlog() {
        return runs;
    }

    public RunCensus runCensus() {
        return runs;
    }

    public Chronicle chronicle() {
        return runs;
    }

    public RunCounts counts() {
        return counts;
    }

    public AttemptLog attempts() {
        return attempts;
    }

    public UsageLog usage() {
        return usage;
    }

    public RefusalLog refusals() {
        return refusals;
    }

    public Briefings briefings() {
        return briefings;
    }

    public AuditPorts auditPorts() {
        return new AuditPorts(briefings, trail);
    }

    public Integrity integrity() {
        return integrity;
    }

    public LedgerShelf ledger() {
        return ledger;
    }

    public Inventory inventory() {
        return ledger;
    }

    public RecordShelf records() {
        return records;
    }

    public Retention retention() {
        return retention;
    }

    public Timetable timetable() {
        return timetable;
    }

    public Precedents precedents() {
        return precedents;
    }

    public Spendings spendings() {
        return usage;
    }

    /** Transactions committed since it was opened. Each syncs the disk once; several writes share one. */
    public long commits() {
        return writer.commits();
    }

    /** Returns when everything asked for before is on disk; what comes later is refused. */
    @Override
    public void close() {
        writer.close();
        database.close();
    }
}
