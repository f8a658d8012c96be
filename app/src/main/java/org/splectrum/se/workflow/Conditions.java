package org.splectrum.se.workflow;

/** Conditions that {@link Plan} adds, as people could write them. Pure. */
final class Conditions {
    private Conditions() {}

    static String succeeded(String step) {
        return "steps['" + step + "'].result == 'success'";
    }

    static String begun(String step) {
        return "steps['" + step + "'].result != 'skipped'";
    }

    /** Both; an empty one always holds. */
    static String both(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one + other;
        }
        return one + " && (" + other + ")";
    }
}
