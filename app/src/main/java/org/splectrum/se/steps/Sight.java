package org.splectrum.se.steps;

import java.util.Map;
import java.util.Objects;

/** Sees texts as people do on GitHub. Pure; thread-safe. */
@FunctionalInterface
public interface Sight {
    /** What people see of a comment or description. Never fails, whatever a stranger wrote. */
    Seen of(String markdown);

    /**
     * A text as people see it, still Markdown.
     *
     * @param hidden how many pieces of each kind were taken out; kinds of which there were none are not named
     */
    record Seen(String text, Map<Hidden, Integer> hidden) {
        public Seen {
            Objects.requireNonNull(text, "text is null");
            hidden = Map.copyOf(hidden);
        }
    }

    /** What is in a text and not seen. */
    enum Hidden {
        /** {@code <!-- … -->}, processing instructions and declarations. */
        COMMENT,
        /** A run of characters that have no shape. */
        CHARACTERS,
        /** An attribute of an HTML tag that holds words, as {@code alt} and {@code title}. */
        ATTRIBUTE,
        /** The title of a link or image. */
        TITLE,
        /** What stands in an image's place where it cannot be shown. */
        ALTERNATIVE,
        /** What GitHub does not show: what no link or footnote refers to, cells behind a table's last column, and such. */
        UNSHOWN
    }
}
