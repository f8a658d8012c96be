package org.splectrum.se.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.splectrum.se.steps.text.Untrusted;

/** What a run asked of the gateway and did not get, as far as it fits. Pure. */
final class Refused {
    private static final int MOST = 10;
    private static final int WORDS = 160;

    private Refused() {}

    /** Most often first; empty where nothing was refused. */
    static String of(Map<String, Long> refused) {
        if (refused.isEmpty()) {
            return "";
        }
        List<Map.Entry<String, Long>> all = refused.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        String shown = all.stream().limit(MOST).map(Refused::line).collect(Collectors.joining("\n"));
        long more = all.stream().skip(MOST).mapToLong(Map.Entry::getValue).sum();
        return "#### What it was refused\n\n" + shown + (more == 0 ? "" : "\n- other things · " + times(more));
    }

    private static String line(Map.Entry<String, Long> refusal) {
        return "- " + Untrusted.code(refusal.getKey(), WORDS) + " · " + times(refusal.getValue());
    }

    private static String times(long count) {
        return count == 1 ? "once" : count + " times";
    }
}
