package org.splectrum.se.workflow;

import java.util.Set;
import java.util.regex.Pattern;

/** How steps may be called, so that every id that {@link Plan} makes of them is good in refs, paths and container names. Pure. */
public final class StepIds {
    /** Characters of a planned id. */
    static final int MOST = 128;

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

    /** {@code in} is where a called workflow begins; git refuses refs that end with {@code .lock}. */
    private static final Set<String> KEPT = Set.of("in", "lock");

    private StepIds() {}

    /** Lower case letters, digits, {@code -} and {@code _}, at most 64, and none of the few words that are kept. */
    public static boolean right(String id) {
        return FORM.matcher(id).matches() && !KEPT.contains(id);
    }

    /** What a right one is, for people. */
    public static String form() {
        return "lower case letters, digits, “-” and “_”, and neither “in” nor “lock”";
    }
}
