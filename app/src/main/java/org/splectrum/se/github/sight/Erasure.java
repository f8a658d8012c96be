package org.splectrum.se.github.sight;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.splectrum.se.command.HiddenCharacters;
import org.splectrum.se.steps.Sight;
import org.splectrum.se.steps.Sight.Hidden;

/** What is taken out of a text, and how much that is. Positions are in UTF-16 units of the text. For one thread. */
final class Erasure {
    private final String source;
    private final BitSet gone = new BitSet();
    private final BitSet code = new BitSet();
    private final TreeMap<Integer, String> instead = new TreeMap<>();
    private final Map<Hidden, Integer> counts = new EnumMap<>(Hidden.class);

    Erasure(String source) {
        this.source = source;
    }

    String source() {
        return source;
    }

    /** What stands there is shown letter for letter. */
    void keepAsCode(int from, int to) {
        code.set(from, to);
    }

    boolean isCode(int at) {
        return code.get(at);
    }

    /** Takes it out, and whatever was to stand in its place. */
    void cut(int from, int to) {
        gone.set(from, to);
        instead.subMap(from, to).clear();
    }

    /** The same, and counts it, unless it is blank or was gone before. */
    void cut(int from, int to, Hidden kind) {
        if (gone.nextClearBit(from) < to && !source.substring(from, to).isBlank()) {
            count(kind);
        }
        cut(from, to);
    }

    /** Writes something else in its place; nothing where that is gone. */
    void replace(int from, int to, String by) {
        if (!gone.get(from)) {
            cut(from, to);
            instead.put(from, by);
        }
    }

    void count(Hidden kind) {
        counts.merge(kind, 1, Integer::sum);
    }

    Sight.Seen seen() {
        StringBuilder out = new StringBuilder(source.length());
        for (int at = 0; at < source.length(); at++) {
            out.append(instead.getOrDefault(at, ""));
            if (!gone.get(at)) {
                out.append(source.charAt(at));
            }
        }
        HiddenCharacters.Cleared cleared = HiddenCharacters.cleared(out.toString());
        if (cleared.pieces() > 0) {
            counts.merge(Hidden.CHARACTERS, cleared.pieces(), Integer::sum);
        }
        return new Sight.Seen(cleared.text(), counts);
    }
}
