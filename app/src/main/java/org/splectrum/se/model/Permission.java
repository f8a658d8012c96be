package org.splectrum.se.model;

/** What a person may do on a repository, in GitHub's words and order. */
public enum Permission {
    NONE,
    READ,
    TRIAGE,
    WRITE,
    MAINTAIN,
    ADMIN;

    /** Whether this is at least the other. */
    public boolean covers(Permission needed) {
        return compareTo(needed) >= 0;
    }
}
