package org.splectrum.se.signing;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.splectrum.se.model.RunId;
import org.splectrum.se.steps.Completeness;
import org.splectrum.se.steps.Integrity;
import org.splectrum.se.steps.Inventory;
import org.splectrum.se.steps.LedgerPage;
import org.splectrum.se.steps.LedgerShelf;

/**
 * Writes down from time to time how far the logs of all runs have come, on signed pages: in the database, and in a file beside it that only
 * grows. Who takes the end of a log away, or a whole run, or a page, would have to do so in both, and cannot sign others.
 *
 * <p>A page is on disk in the file first, then in the database. A crash in between, or a copy of the one that is a little older than that of the
 * other, leaves pages in one of them only: they are added to the other before the next is written. Thread-safe.
 */
public final class Ledger implements Completeness, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final int HEADS = 500;
    private static final int LINES = 100;

    private final PrivateKey key;
    private final LedgerFile file;
    private final Logs logs;
    private final InstantSource clock;
    private boolean closed;

    /** What it is about. */
    public record Logs(LedgerShelf shelf, Inventory inventory, Integrity integrity) {}

    /**
     * Reads and writes nothing yet.
     *
     * @param path of the file; made where there is none
     */
    public Ledger(PrivateKey key, Path path, Logs logs, InstantSource clock) {
        this.key = key;
        this.file = new LedgerFile(path);
        this.logs = logs;
        this.clock = clock;
    }

    /**
     * Writes down what went on since the last page, and returns when that is on disk. Nothing where nothing did, and once it is closed.
     *
     * @return the hash of the last page; empty where there is none
     * @throws RuntimeException where the file or the database cannot be written; the next try goes on from there
     */
    public String write() {
        return written().map(LedgerLine::hash).orElse("");
    }

    private synchronized Optional<LedgerLine> written() {
        if (closed) {
            return Optional.empty();
        }
        Optional<LedgerLine> last = settled();
        List<LedgerPage.Head> heads = logs.shelf().open("", HEADS);
        while (!heads.isEmpty()) {
            last = Optional.of(add(last, heads));
            heads = logs.shelf().open(heads.getLast().run(), HEADS);
        }
        return last;
    }

    private LedgerLine add(Optional<LedgerLine> last, List<LedgerPage.Head> heads) {
        LedgerPage page = new LedgerPage(
                number(last) + 1,
                clock.instant(),
                last.map(LedgerLine::hash).orElse(""),
                key.publicKey().pem(),
                heads);
        LedgerLine line = LedgerLine.sign(page, key);
        file.add(line.text());
        logs.shelf().keep(page, line.text());
        return line;
    }

    /** Adds to file and database what only the other has. Where they contradict each other both stay as they are: {@link #check} tells. */
    private Optional<LedgerLine> settled() {
        Optional<LedgerLine> filed = file.last();
        Optional<LedgerLine> kept = logs.shelf().last().flatMap(LedgerLine::read);
        long inFile = number(filed);
        long inDatabase = number(kept);
        if (inFile < inDatabase && (inFile == 0 || filed.equals(at(inFile)))) {
            LOG.info("pages {} to {} of the ledger are added to {}", inFile + 1, inDatabase, file.path());
            for (long from = inFile + 1; from <= inDatabase; from += LINES) {
                logs.shelf().lines(from, LINES).forEach(file::add);
            }
        } else if (inFile > inDatabase && (inDatabase == 0 || kept.equals(file.page(inDatabase)))) {
            LOG.info("pages {} to {} of the ledger are added to the database", inDatabase + 1, inFile);
            file.each(line -> {
                if (line.page().number() > inDatabase) {
                    logs.shelf().keep(line.page(), line.text());
                }
            });
        }
        return inFile < inDatabase ? kept : filed;
    }

    private static long number(Optional<LedgerLine> line) {
        return line.map(LedgerLine::page).map(LedgerPage::number).orElse(0L);
    }

    private Optional<LedgerLine> at(long number) {
        return logs.shelf().lines(number, 1).stream()
                .flatMap(line -> LedgerLine.read(line).stream())
                .filter(line -> line.page().number() == number)
                .findFirst();
    }

    /** Writes down first what is not yet, so that all that there is now is held against a page. */
    @Override
    public Finding check() {
        long pages = number(written());
        LedgerReading reading = new LedgerReading(key.publicKey(), logs.inventory());
        file.each(line -> {
            // What is written meanwhile is for the next time.
            if (line.page().number() <= pages) {
                reading.take(line, at(line.page().number()));
            }
        });
        reading.end(pages);
        long runs = 0;
        List<RunId> some = logs.inventory().runs("", HEADS);
        while (!some.isEmpty()) {
            runs += some.size();
            some.forEach(run -> reading.faults(run, logs.integrity().of(run).faults()));
            some = logs.inventory().runs(some.getLast().value(), HEADS);
        }
        return reading.finding(runs);
    }

    /** Writes down what is left; nothing is written any more then. */
    @Override
    public synchronized void close() {
        if (!closed) {
            String last = write();
            if (!last.isEmpty()) {
                LOG.info("the last page of the ledger is {}", last);
            }
            closed = true;
        }
    }
}
