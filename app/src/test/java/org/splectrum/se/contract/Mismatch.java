package org.splectrum.se.contract;

import static java.util.Objects.requireNonNull;

/**
 * Something said that is not as GitHub publishes it.
 *
 * @param where the request or webhook, as {@code GET /repos/… -> 200}
 * @param rule the rule that is broken, as the validator names it
 * @param what what is wrong, and where in the body
 */
record Mismatch(String where, String rule, String what) {
    Mismatch {
        requireNonNull(where, "where is null");
        requireNonNull(rule, "rule is null");
        requireNonNull(what, "what is null");
    }

    @Override
    public String toString() {
        return where + ": " + what + " [" + rule + "]";
    }
}
