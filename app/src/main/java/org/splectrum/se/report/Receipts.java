package org.splectrum.se.report;

import java.util.List;
import java.util.stream.Collectors;
import org.splectrum.se.run.Rollback;
import org.splectrum.se.run.Run;
import org.splectrum.se.steps.text.Untrusted;

/** What became of taking back what a run did. Pure. */
final class Receipts {
    private static final int WORDS = 400;

    private Receipts() {}

    /** Empty where nothing was taken back. */
    static String of(Run run) {
        List<Rollback.Receipt> receipts = run.situation().rollback().receipts();
        return receipts.isEmpty()
                ? ""
                : "#### What was taken back\n\n"
                        + receipts.stream().map(Receipts::line).collect(Collectors.joining("\n"));
    }

    /** Whether something was left as it is. */
    static boolean leaveSomething(Run run) {
        return run.situation().rollback().receipts().stream()
                .anyMatch(receipt -> receipt.outcome() == Rollback.Outcome.LEFT);
    }

    /** Whether something was taken back. */
    static boolean takeSomethingBack(Run run) {
        return run.situation().rollback().receipts().stream()
                .anyMatch(receipt -> receipt.outcome() == Rollback.Outcome.TAKEN_BACK);
    }

    private static String line(Rollback.Receipt receipt) {
        String words = Untrusted.phrase(receipt.words(), WORDS);
        return switch (receipt.outcome()) {
            case TAKEN_BACK -> "- ↩️ Taken back: " + words;
            case NOTHING_THERE -> "- Nothing to take back: " + words;
            case LEFT -> "- ⚠️ Left: " + words;
        };
    }
}
