package org.splectrum.se.failure;

/** What a failure asks for. */
public enum Category {
    /** The same may succeed later, with nothing changed. */
    TRANSIENT,
    /** The same will fail again until the work itself is changed. */
    PERMANENT,
    /** Somebody has to change something beside the work: a permission, more memory, a decision. */
    NEEDS_INTERVENTION
}
