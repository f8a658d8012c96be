package org.splectrum.se.merge;

import java.util.Locale;

/** The classes of refusal, the weightiest first. */
public enum Refusal {
    /** One of the texts is larger, or has a longer line, than is judged. */
    TOO_LARGE("too large to be judged"),
    /** One of the texts is binary. */
    BINARY("not a text"),
    /** The resolution's encoding is none of the sides'. */
    ENCODING("the encoding is none of the sides'"),
    /** Line endings are mixed, and were not. */
    LINE_ENDINGS("line endings are mixed"),
    /** A conflict marker is left. */
    MARKERS("a conflict marker is left"),
    /** Both sides parse, the resolution does not. */
    SYNTAX("the result does not parse"),
    /** A line was changed that was not in conflict. */
    OUTSIDE("something outside the conflict changed"),
    /** A declaration or key is there twice. */
    DUPLICATE("a declaration or key is there twice"),
    /** One side was taken whole, and the other side's change is not contained in it. */
    CONTENT_DECISION("one side was taken whole although the other's change is not in it"),
    /** A declaration or key that one side added, or that nobody deleted, is missing. */
    DECLARATION("a declaration or key is missing, or is not as its side left it"),
    /** Something that a side added is missing. */
    ADDITION_LOST("something that a side added is missing"),
    /** Something that a side deleted is there again. */
    DELETION_UNDONE("something that a side deleted is back"),
    /** Something is there that no side wrote. */
    INVENTED("something is there that no side wrote"),
    /** Something of both sides stands in an order that carries meaning and that nobody decided. */
    ORDER("the order of both sides' additions carries meaning");

    private final String sentence;

    Refusal(String sentence) {
        this.sentence = sentence;
    }

    /** For people. */
    public String sentence() {
        return sentence;
    }

    /** The name in configuration and JSON, as {@code content_decision}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
