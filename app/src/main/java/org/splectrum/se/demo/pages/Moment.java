package org.splectrum.se.demo.pages;

import static java.util.Objects.requireNonNull;

import gg.jte.Content;
import java.util.List;

/** One entry in the conversation of an issue or pull request. */
public sealed interface Moment {
    When when();

    /**
     * What somebody wrote.
     *
     * @param anchor its place in the page
     * @param standing the author's role in the repository, or nothing
     */
    record Remark(
            String anchor, Who who, When when, String standing, Content body, List<Emoji> reactions, boolean edited)
            implements Moment {
        public Remark {
            requireNonNull(anchor, "anchor is null");
            requireNonNull(body, "body is null");
            reactions = List.copyOf(reactions);
        }
    }

    /** A label came or went; the verb says which. */
    record Labelled(Who who, String verb, Tag tag, When when) implements Moment {}

    /** A pull request came that speaks of this issue. */
    record Linked(Who who, ThreadLine pull, When when) implements Moment {}

    /** A commit came. */
    record Committed(CommitLine commit) implements Moment {
        @Override
        public When when() {
            return commit.when();
        }
    }

    /** It was closed or merged. */
    record Ended(Who who, ThreadState state, String words, When when) implements Moment {}
}
