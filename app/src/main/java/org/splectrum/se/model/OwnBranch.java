package org.splectrum.se.model;

/** What all branches that SE makes are called, and nobody else's are to be. Pure. */
public final class OwnBranch {
    private static final String PREFIX = "se/";

    private OwnBranch() {}

    /** The name of a branch that SE makes. */
    public static String named(String rest) {
        return PREFIX + rest;
    }

    /** Whether SE made it. */
    public static boolean is(String branch) {
        return branch.startsWith(PREFIX);
    }
}
