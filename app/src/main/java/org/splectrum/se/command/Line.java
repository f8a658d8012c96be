package org.splectrum.se.command;

import java.util.Objects;

/**
 * A line of Markdown as its reader sees it.
 *
 * @param text without HTML comments and hidden characters
 */
public record Line(String text, Standing standing) {
    /** What a line stands in. */
    public enum Standing {
        /** In the text itself: a command may begin here. */
        OPEN,
        /** In code, a quote or folded away: what stands here commands nothing. */
        SHELTERED
    }

    public Line {
        Objects.requireNonNull(text, "text is null");
        Objects.requireNonNull(standing, "standing is null");
    }
}
