package org.splectrum.se.merge;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.splectrum.se.merge.Outline.Item;

/**
 * Whether what both sides put into a plain text are entries of lists whose order carries no meaning: each stays under the heading
 * where its side put it, and entries that meet are single ones of a list that was there before.
 */
final class OutlineOrder {
    private final List<Item> base;
    private final List<Item> ours;
    private final List<Item> theirs;
    private final List<Item> resolved;
    private final Piece.Hunk hunk;

    OutlineOrder(Readings readings, Piece.Hunk hunk) {
        this.base = items(readings.base());
        this.ours = items(readings.ours());
        this.theirs = items(readings.theirs());
        this.resolved = items(readings.resolved());
        this.hunk = hunk;
    }

    private static List<Item> items(Reading reading) {
        return Outline.of(reading.text().lines());
    }

    boolean free() {
        if (!entries(hunk.ours()) || !entries(hunk.theirs())) {
            return false;
        }
        List<Item> mine = added(ours, hunk.ours());
        List<Item> other = added(theirs, hunk.theirs());
        Set<List<String>> there =
                resolved.stream().map(item -> path(resolved, item)).collect(Collectors.toSet());
        boolean placed = Stream.concat(
                        mine.stream().map(item -> path(ours, item)),
                        other.stream().map(item -> path(theirs, item)))
                .allMatch(there::contains);
        return placed && meeting(mine, other);
    }

    /** Lists only: the first line of each is an entry, and no heading is among them. */
    private static boolean entries(List<Line> lines) {
        List<Line> written = lines.stream().filter(line -> !line.blank()).toList();
        return !written.isEmpty()
                && Outline.entry(written.getFirst())
                && written.stream()
                        .allMatch(line -> Outline.entry(line) || line.text().startsWith(" "));
    }

    private boolean meeting(List<Item> mine, List<Item> other) {
        Set<List<String>> parents =
                mine.stream().map(item -> parents(ours, item)).collect(Collectors.toSet());
        Set<List<String>> shared = other.stream()
                .map(item -> parents(theirs, item))
                .filter(parents::contains)
                .collect(Collectors.toSet());
        return Stream.concat(
                                mine.stream().filter(item -> shared.contains(parents(ours, item)) && heads(ours, item)),
                                other.stream()
                                        .filter(item -> shared.contains(parents(theirs, item)) && heads(theirs, item)))
                        .findAny()
                        .isEmpty()
                && shared.stream().allMatch(parent -> lists(parent, mine.getFirst()));
    }

    /** Whether the base has a flat list there, of entries of one line each. */
    private boolean lists(List<String> parent, Item like) {
        List<Item> there = base.stream()
                .filter(item -> item.level() >= 0 && parents(base, item).equals(parent))
                .toList();
        return !there.isEmpty()
                && there.stream()
                        .allMatch(item ->
                                item.mark().equals(like.mark()) && item.lines().size() == 1 && !heads(base, item));
    }

    private static boolean heads(List<Item> items, Item item) {
        return items.stream().anyMatch(each -> each.parent() == item.index());
    }

    private static List<Item> added(List<Item> items, List<Line> lines) {
        Set<Integer> numbers = new HashSet<>(lines.stream().map(Line::number).toList());
        return items.stream()
                .filter(item -> numbers.contains(item.lines().getFirst().number()))
                .toList();
    }

    private static List<String> parents(List<Item> items, Item item) {
        return item.parent() < 0 ? List.of() : path(items, items.get(item.parent()));
    }

    private static List<String> path(List<Item> items, Item item) {
        return Stream.concat(parents(items, item).stream(), Stream.of(item.text()))
                .toList();
    }
}
