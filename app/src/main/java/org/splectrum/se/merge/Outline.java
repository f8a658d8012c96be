package org.splectrum.se.merge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A plain text read as lists under headings, as release notes are written. */
final class Outline {
    private static final Pattern ITEM = Pattern.compile("(\\s*)([-*+])(\\s+)\\S.*");
    private static final int HEADING = -1;

    private final List<Item> items = new ArrayList<>();
    private final Deque<Item> path = new ArrayDeque<>();

    private Outline() {}

    /**
     * An entry or heading.
     *
     * @param level its indentation; −1 for a heading
     * @param mark before it, as “-”
     * @param parent index of the item that it belongs to; −1 for none
     * @param lines it, and what goes on with it
     */
    record Item(int index, int level, String mark, int parent, List<Line> lines) {
        String text() {
            StringBuilder text = new StringBuilder();
            lines.forEach(line -> text.append(line.bare()));
            return text.toString();
        }
    }

    static List<Item> of(List<Line> lines) {
        Outline outline = new Outline();
        lines.stream().filter(line -> !line.blank()).forEach(outline::read);
        return outline.items;
    }

    static boolean entry(Line line) {
        return ITEM.matcher(line.text()).matches();
    }

    private void read(Line line) {
        Matcher item = ITEM.matcher(line.text());
        if (item.matches()) {
            put(item.group(1).replace("\t", "    ").length(), item.group(2), line);
        } else if (Character.isWhitespace(line.text().charAt(0)) && !items.isEmpty()) {
            items.getLast().lines().add(line);
        } else {
            put(HEADING, "", line);
        }
    }

    private void put(int level, String mark, Line line) {
        while (!path.isEmpty() && path.element().level() >= level) {
            path.pop();
        }
        int parent = Optional.ofNullable(path.peek()).map(Item::index).orElse(-1);
        Item item = new Item(items.size(), level, mark, parent, new ArrayList<>(List.of(line)));
        items.add(item);
        path.push(item);
    }
}
