package org.splectrum.se.merge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/**
 * What a side rewrote wherever it stood, as a name or a call's arguments: what the other side added follows it. A rewriting is known
 * by the words before and after it; it must have been made at every place of the base, and at two of them at least, or do away with a
 * name.
 */
final class Rewrites {
    /** More words around a change than these make no rule, but a repetition. */
    private static final int MAX_CONTEXT = 3;

    /** A longer change is no rule. */
    private static final int MAX_WORDS = 24;

    private final WordIndex base;
    private final WordIndex side;
    private final Map<List<String>, List<String>> rules = new LinkedHashMap<>();

    private Rewrites(Reading base, Reading side) {
        this.base = new WordIndex(Words.of(base.imports().rest()));
        this.side = new WordIndex(Words.of(side.imports().rest()));
        List<Line> was = base.imports().rest();
        List<Line> now = side.imports().rest();
        for (Edit edit : ThreeWay.edits(was, now)) {
            if (edit.getType() == Edit.Type.REPLACE) {
                read(
                        Words.of(was.subList(edit.getBeginA(), edit.getEndA())),
                        Words.of(now.subList(edit.getBeginB(), edit.getEndB())));
            }
        }
    }

    /** The other side with the side's rewritings in the lines that it added; nothing where none applies. */
    static Optional<Reading> follow(Reading base, Reading side, Reading other) {
        Rewrites rewrites = new Rewrites(base, side);
        return rewrites.rules.isEmpty() ? Optional.empty() : rewrites.apply(base, other);
    }

    private void read(List<String> was, List<String> now) {
        if (was.size() + now.size() > WordPieces.MAX_WORDS) {
            return;
        }
        for (Edit edit : new HistogramDiff().diff(RawTextComparator.DEFAULT, raw(was), raw(now))) {
            if (edit.getLengthA() > 0 && edit.getLengthA() + edit.getLengthB() <= MAX_WORDS) {
                rule(was, now, edit);
            }
        }
    }

    private void rule(List<String> was, List<String> now, Edit edit) {
        if (was.subList(edit.getBeginA(), edit.getEndA()).stream().noneMatch(Words::names)) {
            return;
        }
        for (int around = 0; around <= 2 * MAX_CONTEXT; around++) {
            for (int before = Math.max(0, around - MAX_CONTEXT); before <= Math.min(around, MAX_CONTEXT); before++) {
                int left = Math.min(before, Math.min(edit.getBeginA(), edit.getBeginB()));
                int right =
                        Math.min(around - before, Math.min(was.size() - edit.getEndA(), now.size() - edit.getEndB()));
                if (rule(
                        was.subList(edit.getBeginA() - left, edit.getEndA() + right),
                        now.subList(edit.getBeginB() - left, edit.getEndB() + right))) {
                    return;
                }
            }
        }
    }

    /** Whether the one words became the others wherever they stood. */
    private boolean rule(List<String> from, List<String> to) {
        if (to.isEmpty()) {
            return false;
        }
        int places = base.count(from);
        boolean everywhere = side.count(from) == 0 && side.count(to) - base.count(to) >= places;
        boolean found = everywhere && (places > 1 || ends(from, to));
        if (found) {
            rules.putIfAbsent(List.copyOf(from), List.copyOf(to));
        }
        return found;
    }

    /** Whether a name is replaced by another that is not there any more. */
    private boolean ends(List<String> from, List<String> to) {
        return from.size() == 1 && to.size() == 1 && Words.names(from.getFirst()) && Words.names(to.getFirst());
    }

    private Optional<Reading> apply(Reading base, Reading other) {
        List<Line> now = other.imports().rest();
        Set<Integer> added = ThreeWay.edits(base.imports().rest(), now).stream()
                .flatMap(edit -> now.subList(edit.getBeginB(), edit.getEndB()).stream())
                .map(Line::number)
                .collect(Collectors.toSet());
        List<String> lines = new ArrayList<>();
        boolean changed = false;
        for (Line line : other.text().lines()) {
            String followed = added.contains(line.number()) ? rewritten(line.text()) : line.text();
            changed |= !followed.equals(line.text());
            lines.add(followed);
        }
        if (!changed) {
            return Optional.empty();
        }
        String text = lines.stream().map(line -> line + "\n").collect(Collectors.joining());
        return Optional.of(
                Reading.of(other.language(), Text.of(text, other.text().charset())));
    }

    private String rewritten(String line) {
        String text = line;
        for (Map.Entry<List<String>, List<String>> rule : rules.entrySet()) {
            if (rule.getKey().stream().allMatch(text::contains)) {
                text = Words.replaced(text, rule.getKey(), rule.getValue());
            }
        }
        return text;
    }

    private static RawText raw(List<String> words) {
        return new RawText((String.join("\n", words) + (words.isEmpty() ? "" : "\n")).getBytes(UTF_8));
    }
}
