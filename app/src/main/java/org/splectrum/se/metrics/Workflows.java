package org.splectrum.se.metrics;

import java.util.HashSet;
import java.util.Set;

/** Names of workflows, as labels: repositories have their own, so only the first that were seen have a name here. Thread-safe. */
final class Workflows {
    static final int MOST = 50;
    static final String OTHER = "other";

    private final Set<String> known = new HashSet<>();

    synchronized String label(String workflow) {
        if (known.size() < MOST) {
            known.add(workflow);
        }
        return known.contains(workflow) ? workflow : OTHER;
    }
}
