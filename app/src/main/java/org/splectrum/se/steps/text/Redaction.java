package org.splectrum.se.steps.text;

import java.util.BitSet;
import java.util.List;

/**
 * Takes the server's own secrets out of what leaves it, last of all: as they are, in base64 however it is aligned, in hexadecimal,
 * escaped for URLs, JSON, HTML or Markdown, spread over lines, and in pieces. Whatever has more than {@link #LONGEST} characters of such
 * a form in a row is replaced; all other text is given back as it is. Immutable; thread-safe; takes linear time.
 */
public final class Redaction {
    /** Of a secret of at least so many characters and one more no longer fragment is left; shorter secrets are replaced whole. */
    public static final int LONGEST = 11;

    /** For a server without secrets. */
    public static final Redaction NONE = new Redaction(List.of());

    private static final String INSTEAD = "***";

    /** What is shorter is no piece: words have so many characters by chance, and numbers so many digits. */
    private static final int PIECE = 6;

    private static final int DIGITS = 10;

    private final Grams exact;
    private final Grams hexadecimal;
    private final Pieces pieces;
    private final Pieces digits;

    /** @param secrets those of several lines, as keys in PEM, are known by each of their longer lines */
    public Redaction(List<String> secrets) {
        SecretForms forms = SecretForms.of(secrets);
        this.exact = new Grams(forms.exact(), LONGEST + 1);
        this.hexadecimal = new Grams(forms.hexadecimal(), LONGEST + 1);
        this.pieces = new Pieces(forms.exact(), PIECE);
        this.digits = new Pieces(forms.hexadecimal(), DIGITS);
    }

    /** The text without them. */
    public String redacted(String text) {
        return series().redacted(text);
    }

    /** For texts that are read one after another. */
    public Series series() {
        return new Series(this);
    }

    static String without(String text, BitSet secret) {
        if (secret.isEmpty()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        for (int from = secret.nextSetBit(0); from >= 0; from = secret.nextSetBit(at)) {
            out.append(text, at, from).append(INSTEAD);
            at = secret.nextClearBit(from);
        }
        return out.append(text, at, text.length()).toString();
    }

    /** Hears of places in a text, from and to which index. */
    @FunctionalInterface
    public interface Places {
        void found(int from, int to);
    }

    /** Tells where they stand in the text, in order. */
    public void find(String text, Places places) {
        BitSet secret = series().find(text);
        int to = 0;
        for (int from = secret.nextSetBit(0); from >= 0; from = secret.nextSetBit(to)) {
            to = secret.nextClearBit(from);
            places.found(from, to);
        }
    }

    /** @param toldDigits of the hexadecimal forms; both are added to */
    BitSet find(String text, BitSet told, BitSet toldDigits) {
        BitSet found = new BitSet();
        if (exact.isEmpty()) {
            return found;
        }
        View view = View.of(text);
        while (true) {
            View dump = view.digits();
            if (pieces.mark(view, told, LONGEST, found)) {
                exact.mark(view, found);
            }
            if (digits.mark(dump, toldDigits, LONGEST, found)) {
                hexadecimal.mark(dump, found);
            }
            View next = view.unescaped();
            if (next.length() == view.length()) {
                return found;
            }
            view = next;
        }
    }

    /** Never the secrets. */
    @Override
    public String toString() {
        return "Redaction";
    }
}
