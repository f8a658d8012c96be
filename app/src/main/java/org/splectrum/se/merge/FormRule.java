package org.splectrum.se.merge;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Encoding and line endings are those of a side. */
final class FormRule {
    private FormRule() {}

    static List<Reason> check(Text ours, Text theirs, Text resolved) {
        List<Reason> reasons = new ArrayList<>();
        if (!fits(resolved, ours) && !fits(resolved, theirs)) {
            reasons.add(new Reason(
                    Refusal.ENCODING,
                    Reason.Place.FILE,
                    "it is " + resolved.charset() + "; the sides are " + ours.charset() + " and " + theirs.charset()));
        }
        if (resolved.ends() == Text.Ends.MIXED && ours.ends() != Text.Ends.MIXED && theirs.ends() != Text.Ends.MIXED) {
            reasons.add(
                    new Reason(Refusal.LINE_ENDINGS, Reason.Place.FILE, "some lines end with CRLF and some with LF"));
        }
        return reasons;
    }

    /** A text of ASCII alone is the same in UTF-8 and Latin-1. */
    private static boolean fits(Text resolved, Text side) {
        return resolved.charset().equals(side.charset())
                || (narrow(resolved.charset()) && narrow(side.charset()) && (ascii(resolved) || ascii(side)));
    }

    private static boolean narrow(Charset charset) {
        return charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.ISO_8859_1);
    }

    private static boolean ascii(Text text) {
        return text.value().chars().allMatch(sign -> sign < 0x80);
    }
}
