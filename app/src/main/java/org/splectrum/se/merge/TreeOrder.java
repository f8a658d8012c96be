package org.splectrum.se.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whether the grammar says that what stands in some lines of the result could stand in any order. */
final class TreeOrder {
    private static final int ENOUGH_TO_KNOW = 60;

    private final Readings readings;
    private final Set<String> free;
    private final int first;
    private final int last;
    private boolean bound;
    private int found;

    TreeOrder(Readings readings, List<Line> region) {
        this.readings = readings;
        this.free = Grammar.of(readings.language()).free();
        this.first = region.getFirst().number();
        this.last = region.getLast().number();
    }

    boolean free() {
        readings.resolved().tree().ifPresent(this::look);
        return found > 0 && !bound;
    }

    private void look(Node parent) {
        List<Node> touched = parent.children().stream()
                .filter(child -> child.first() <= last && child.last() >= first)
                .toList();
        if (touched.isEmpty()) {
            bound = true;
            return;
        }
        for (Node child : touched) {
            boolean around = child.first() <= first && child.last() >= last;
            boolean within = child.first() >= first && child.last() <= last;
            if (around && !within) {
                look(child);
            } else if (child.kind().contains("comment")) {
                bound |= !attached(parent, child);
            } else {
                found++;
                bound |= !free.contains(child.kind());
            }
        }
    }

    /** Whether the comment stands before what it stands before on its own side. */
    private boolean attached(Node parent, Node comment) {
        String what = bare(readings.resolved(), comment);
        String here = next(readings.resolved(), parent, comment);
        return Stream.of(readings.ours(), readings.theirs())
                .anyMatch(side -> side.tree().stream()
                        .flatMap(Node::all)
                        .anyMatch(each -> each.children().stream()
                                .anyMatch(child -> child.kind().equals(comment.kind())
                                        && bare(side, child).equals(what)
                                        && next(side, each, child).equals(here))));
    }

    private static String next(Reading reading, Node parent, Node comment) {
        List<Node> after = new ArrayList<>(parent.children());
        after.removeIf(child -> child.begin() <= comment.begin());
        Optional<Node> next = after.stream().findFirst();
        return next.map(node -> bare(reading, node))
                .map(text -> text.substring(0, Math.min(text.length(), ENOUGH_TO_KNOW)))
                .orElse("");
    }

    private static String bare(Reading reading, Node node) {
        return node.text(reading.text().value()).replaceAll("\\s+", "");
    }
}
