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

    /** Whether what meets under one heading are entries of a list, or sections whose order the text knows. */
    private boolean meeting(List<Item> mine, List<Item> other) {
        Set<List<String>> parents =
                mine.stream().map(item -> parents(ours, item)).collect(Collectors.toSet());
        return other.stream()
                .map(item -> parents(theirs, item))
                .filter(parents::contains)
                .distinct()
                .allMatch(parent -> meeting(
                        parent,
                        mine.stream()
                                .filter(item -> parents(ours, item).equals(parent))
                                .toList(),
                        other.stream()
                                .filter(item -> parents(theirs, item).equals(parent))
                                .toList()));
    }

    private boolean meeting(List<String> parent, List<Item> mine, List<Item> other) {
        boolean sections = mine.stream().allMatch(item -> heads(ours, item))
                && other.stream().allMatch(item -> heads(theirs, item));
        if (sections) {
            return known(parent, mine, other);
        }
        return mine.stream().noneMatch(item -> heads(ours, item))
                && other.stream().noneMatch(item -> heads(theirs, item))
                && lists(parent, mine.getFirst());
    }

    /** Whether sections stand as the base has them, of which it knows some: as it has them wherever it has two under one heading. */
    private boolean known(List<String> parent, List<Item> mine, List<Item> other) {
        boolean some = false;
        for (Item one : mine) {
            for (Item two : other) {
                Set<Boolean> orders = orders(one, two);
                some |= !orders.isEmpty();
                if (!orders.isEmpty() && !orders.equals(Set.of(place(parent, one) < place(parent, two)))) {
                    return false;
                }
            }
        }
        return some;
    }

    /** Whether one stands before the other, wherever the base has both under one heading. */
    private Set<Boolean> orders(Item one, Item other) {
        return base.stream()
                .filter(item -> item.text().equals(one.text()))
                .flatMap(item -> base.stream()
                        .filter(each ->
                                each.parent() == item.parent() && each.text().equals(other.text()))
                        .map(each -> item.index() < each.index()))
                .collect(Collectors.toSet());
    }

    private int place(List<String> parent, Item item) {
        return resolved.stream()
                .filter(each -> each.text().equals(item.text())
                        && parents(resolved, each).equals(parent))
                .mapToInt(Item::index)
                .findFirst()
                .orElse(0);
    }

    /** Whether the base has a flat list there, of entries of one line each; or both sides have, under a heading that it has lists under. */
    private boolean lists(List<String> parent, Item like) {
        List<Item> there = under(base, parent);
        return there.isEmpty()
                ? !parent.isEmpty()
                        && base.stream().anyMatch(item -> item.text().equals(parent.getLast()) && heads(base, item))
                        && flat(ours, under(ours, parent), like)
                        && flat(theirs, under(theirs, parent), like)
                : flat(base, there, like);
    }

    private static List<Item> under(List<Item> items, List<String> parent) {
        return items.stream()
                .filter(item -> item.level() >= 0 && parents(items, item).equals(parent))
                .toList();
    }

    private static boolean flat(List<Item> items, List<Item> list, Item like) {
        return list.stream()
                .allMatch(
                        item -> item.mark().equals(like.mark()) && item.lines().size() == 1 && !heads(items, item));
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
