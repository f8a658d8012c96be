package org.splectrum.se.github.sight;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.splectrum.se.steps.Sight.Hidden;

/** Footnotes, of which GitHub shows those that something refers to. For one text. */
final class Footnotes {
    private static final Pattern BEGINNING = Pattern.compile("(?m)^ {0,3}\\[\\^([^\\]\\s]{1,200})\\]:");
    private static final Pattern REFERENCE = Pattern.compile("\\[\\^([^\\]\\s]{1,200})\\](?!:)");

    private final Erasure erasure;
    private final List<Note> notes = new ArrayList<>();

    /** One footnote, from its mark to its end. */
    private record Note(String label, Region region, int from, int to, List<Node> more) {}

    Footnotes(Erasure erasure) {
        this.erasure = erasure;
    }

    void look(Paragraph paragraph) {
        Region region = Region.of(paragraph, erasure.source());
        Matcher beginning = BEGINNING.matcher(region.text());
        boolean found = beginning.find();
        while (found) {
            int from = beginning.start();
            String label = beginning.group(1).toLowerCase(Locale.ROOT);
            found = beginning.find();
            int to = found ? beginning.start() : region.text().length();
            notes.add(new Note(label, region, from, to, found ? List.of() : behind(paragraph)));
        }
    }

    /** A block that is one footnote. */
    void add(Node block, String label) {
        Region region = Region.of(block, erasure.source());
        notes.add(new Note(
                label.toLowerCase(Locale.ROOT), region, 0, region.text().length(), behind(block)));
    }

    /** What is indented behind a footnote belongs to it. */
    private static List<Node> behind(Node paragraph) {
        List<Node> more = new ArrayList<>();
        for (Node next = paragraph.getNext(); next instanceof IndentedCodeBlock; next = next.getNext()) {
            more.add(next);
        }
        return more;
    }

    void end() {
        Set<String> referredTo = referredTo();
        for (Note note : notes) {
            if (!referredTo.contains(note.label())) {
                erasure.count(Hidden.UNSHOWN);
                note.region().cut(note.from(), note.to(), erasure);
                note.more().stream()
                        .filter(Region::isKnown)
                        .map(node -> Region.of(node, erasure.source()))
                        .forEach(region -> region.cut(0, region.text().length(), erasure));
            }
        }
    }

    /** References within footnotes do not count: two could hold each other up. */
    private Set<String> referredTo() {
        BitSet within = new BitSet();
        notes.forEach(note ->
                within.set(note.region().source(note.from()), note.region().source(note.to() - 1) + 1));
        Set<String> labels = new HashSet<>();
        Matcher reference = REFERENCE.matcher(erasure.source());
        while (reference.find()) {
            if (!erasure.isCode(reference.start()) && !within.get(reference.start())) {
                labels.add(reference.group(1).toLowerCase(Locale.ROOT));
            }
        }
        return labels;
    }
}
