package org.splectrum.se.steps;

import java.util.List;
import java.util.Objects;

/**
 * What an agent is told of what people wrote: only what they see themselves, as it was when the run was asked for.
 *
 * @param wish of the person who asked
 * @param author of the body
 * @param comments oldest first
 */
record Briefing(String title, String wish, String author, String body, List<Remark> comments, Withheld withheld) {
    Briefing {
        Objects.requireNonNull(title, "title is null");
        Objects.requireNonNull(wish, "wish is null");
        Objects.requireNonNull(author, "author is null");
        Objects.requireNonNull(body, "body is null");
        comments = List.copyOf(comments);
        Objects.requireNonNull(withheld, "withheld is null");
    }

    /** Whether somebody who may write to the repository stands behind a comment. */
    enum Standing {
        TRUSTED,
        UNTRUSTED
    }

    /** A comment. */
    record Remark(String author, Standing standing, String words) {
        Remark {
            Objects.requireNonNull(author, "author is null");
            Objects.requireNonNull(standing, "standing is null");
            Objects.requireNonNull(words, "words is null");
        }
    }
}
