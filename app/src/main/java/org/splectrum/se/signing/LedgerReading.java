package org.splectrum.se.signing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.splectrum.se.model.RunId;
import org.splectrum.se.steps.Completeness;
import org.splectrum.se.steps.Inventory;
import org.splectrum.se.steps.LedgerPage;

/**
 * Reads the ledger from its first page to its last. As each page holds the hash of the one before, the signature on the last page of a row
 * that one key signed stands for the whole row. For one thread.
 */
final class LedgerReading {
    /** Who has read so many knows enough. */
    private static final int FAULTS = 100;

    private final PublicKey own;
    private final Inventory inventory;
    private final List<Completeness.OtherKey> otherKeys = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final Set<String> faulty = new HashSet<>();
    private Optional<LedgerLine> last = Optional.empty();
    private long rowFrom = 1;
    private long more;

    LedgerReading(PublicKey own, Inventory inventory) {
        this.own = own;
        this.inventory = inventory;
    }

    /** @param kept the page of the same number in the database; empty where there is none */
    void take(LedgerLine line, Optional<LedgerLine> kept) {
        LedgerPage page = line.page();
        if (last.filter(before -> !before.page().key().equals(page.key())).isPresent()) {
            endRow();
            rowFrom = page.number();
        }
        long expected = number() + 1;
        if (page.number() > expected) {
            missing(expected, page.number() - 1);
        } else if (page.number() < expected
                || !page.before().equals(last.map(LedgerLine::hash).orElse(""))) {
            fault("page " + page.number() + " of the ledger does not go on from what stands before it in the file");
        }
        if (kept.filter(line::equals).isEmpty()) {
            fault("page " + page.number() + " of the ledger is another one in the database, or is not there");
        }
        page.heads().forEach(this::compare);
        last = Optional.of(line);
    }

    private long number() {
        return last.map(LedgerLine::page).map(LedgerPage::number).orElse(0L);
    }

    /** Of a run that misses something already nothing more is told. */
    private void compare(LedgerPage.Head head) {
        if (!faulty.contains(head.run())) {
            inventory.fault(head).ifPresent(told -> {
                faulty.add(head.run());
                fault(told);
            });
        }
    }

    /** What is wrong within the logs of a run. */
    void faults(RunId run, List<String> found) {
        if (!found.isEmpty() && faulty.add(run.value())) {
            found.forEach(told -> fault("run " + run + ": " + told));
        }
    }

    /** @param pages that there must be */
    void end(long pages) {
        endRow();
        if (number() < pages) {
            missing(number() + 1, pages);
        }
    }

    private void endRow() {
        last.ifPresent(line -> {
            long to = line.page().number();
            if (!line.isSigned()) {
                fault("pages " + rowFrom + " to " + to + " of the ledger are not signed by the key that they name");
            } else if (!line.page().key().equals(own.pem())) {
                String id = PublicKey.read(line.page().key()).getFirst().id();
                otherKeys.add(new Completeness.OtherKey(id, rowFrom, to));
            }
        });
    }

    private void missing(long from, long to) {
        fault((from == to ? "page " + from + " of the ledger is" : "pages " + from + " to " + to + " of the ledger are")
                + " missing in the file");
    }

    private void fault(String sentence) {
        if (faults.size() < FAULTS) {
            faults.add(sentence);
        } else {
            more++;
        }
    }

    Completeness.Finding finding(long runs) {
        if (more > 0) {
            faults.add("there are " + more + " faults more");
        }
        return new Completeness.Finding(number(), last.map(LedgerLine::hash).orElse(""), runs, otherKeys, faults);
    }
}
