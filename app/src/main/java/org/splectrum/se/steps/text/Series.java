package org.splectrum.se.steps.text;

import java.util.BitSet;

/**
 * Texts that are read one after another, as an attempt's messages or the lines of a log. A secret that is told in pieces, in one text or
 * a piece in each, is known by how the pieces go on from each other, whatever stands between them and in whatever order they come: no
 * more than {@link Redaction#LONGEST} characters in a row are told in all. Needs no more memory than a bit for each character of the
 * secrets in all their forms, however much is told. Thread-safe.
 */
public final class Series {
    private final Redaction redaction;
    private final BitSet exact = new BitSet(0);
    private final BitSet hexadecimal = new BitSet(0);

    Series(Redaction redaction) {
        this.redaction = redaction;
    }

    /** The next text without secrets. */
    public String redacted(String text) {
        return Redaction.without(text, find(text));
    }

    synchronized BitSet find(String text) {
        return redaction.find(text, exact, hexadecimal);
    }
}
