package org.splectrum.se.model;

/** GitHub lets SE do nothing in an installation of its App until somebody there lifts the suspension. Until then asking again is in vain. */
public final class AppSuspended extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param message says what was being done and the mend; holds no secret */
    public AppSuspended(String message) {
        super(message);
    }
}
