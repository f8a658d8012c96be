package org.splectrum.se.merge.replay;

import java.util.Locale;

/** How a wrong answer is made. */
public enum WrongClass {
    /** Every hunk as ours has it. */
    OURS,
    /** Every hunk as theirs has it. */
    THEIRS,
    /** Every hunk as the base has it. */
    BASE,
    /** Every hunk left out. */
    NOTHING,
    /** The whole file as ours has it. */
    OURS_FILE,
    /** The whole file as theirs has it. */
    THEIRS_FILE,
    /** The whole file as the base has it. */
    BASE_FILE,
    /** An empty file. */
    EMPTY_FILE,
    /** The person's answer without one hunk. */
    HUNK_DROPPED,
    /** The person's answer without a declaration that a side added. */
    DECLARATION_DROPPED,
    /** The person's answer with another line changed. */
    CHANGED_OUTSIDE,
    /** The merge with its markers. */
    MARKERS_LEFT,
    /** The person's answer with a name that one side brought renamed in one place. */
    RENAMED,
    /** Both sides of every hunk, ours first. */
    OURS_THEIRS,
    /** Both sides of every hunk, theirs first. */
    THEIRS_OURS;

    /** As JSON has it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is both sides put together, which is right where order carries no meaning. */
    public boolean concatenation() {
        return this == OURS_THEIRS || this == THEIRS_OURS;
    }
}
