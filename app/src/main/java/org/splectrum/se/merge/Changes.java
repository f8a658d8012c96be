package org.splectrum.se.merge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/** What a side made of some lines of the base, word by word: each change is known by its place in the base. */
final class Changes {
    private static final NavigableSet<Integer> NOWHERE = Collections.emptyNavigableSet();

    private final List<String> base;
    private final List<String> side;
    private final List<Edit> edits;
    private final BitSet deleted = new BitSet();

    private Changes(List<String> base, List<String> side) {
        this.base = base;
        this.side = side;
        boolean large = base.size() + side.size() > WordPieces.MAX_WORDS;
        this.edits = large
                ? List.of(new Edit(0, base.size(), 0, side.size()))
                : new HistogramDiff().diff(RawTextComparator.DEFAULT, raw(base), raw(side));
        edits.forEach(edit -> deleted.set(edit.getBeginA(), edit.getEndA()));
    }

    static Changes of(List<Line> base, List<Line> side) {
        return new Changes(Words.of(base), Words.of(side));
    }

    private static RawText raw(List<String> words) {
        return new RawText((String.join("\n", words) + (words.isEmpty() ? "" : "\n")).getBytes(UTF_8));
    }

    /** The words that these changes delete or add and the other ones do not delete or add at the same place of the base. */
    Stream<String> notIn(Changes others) {
        return edits.stream().flatMap(edit -> notIn(others, edit));
    }

    private Stream<String> notIn(Changes others, Edit edit) {
        List<String> lost = new ArrayList<>();
        for (int at = edit.getBeginA(); at < edit.getEndA(); at++) {
            if (!others.deleted.get(at)) {
                lost.add(base.get(at));
            }
        }
        lost.addAll(missing(side.subList(edit.getBeginB(), edit.getEndB()), others.added(edit)));
        return lost.stream();
    }

    /** What is added where the other side's change is, or beside it. */
    private List<String> added(Edit other) {
        return edits.stream()
                .filter(edit -> edit.getBeginA() <= other.getEndA() && edit.getEndA() >= other.getBeginA())
                .flatMap(edit -> side.subList(edit.getBeginB(), edit.getEndB()).stream())
                .toList();
    }

    /** Those that are not among the others in this order. */
    private static List<String> missing(List<String> words, List<String> others) {
        Map<String, NavigableSet<Integer>> places = new HashMap<>();
        for (int at = 0; at < others.size(); at++) {
            places.computeIfAbsent(others.get(at), word -> new TreeSet<>()).add(at);
        }
        List<String> missing = new ArrayList<>();
        int next = 0;
        for (String word : words) {
            Integer found = places.getOrDefault(word, NOWHERE).ceiling(next);
            if (found == null) {
                missing.add(word);
            } else {
                next = found + 1;
            }
        }
        return missing;
    }
}
