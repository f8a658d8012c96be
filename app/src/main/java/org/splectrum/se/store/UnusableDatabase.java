package org.splectrum.se.store;

/** The database cannot be used as it is; the message says why and what mends it. SE has changed nothing in it. */
public final class UnusableDatabase extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnusableDatabase(String message, Throwable cause) {
        super(message, cause);
    }

    UnusableDatabase(String message) {
        super(message);
    }
}
