package org.splectrum.se.github.sight;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.splectrum.se.steps.Sight.Hidden;

/** Takes out, node by node, what is not shown. For one text. */
final class Eraser {
    /** What GitHub itself calls a picture that somebody pastes. */
    private static final String PASTED = "image";

    private final Erasure erasure;
    private final Footnotes footnotes;
    private final List<LinkReferenceDefinition> definitions = new ArrayList<>();
    private final Set<String> referredTo = new HashSet<>();

    Eraser(Erasure erasure) {
        this.erasure = erasure;
        this.footnotes = new Footnotes(erasure);
    }

    /** Whether what is within the node is to be looked at, too. */
    boolean look(Node node) {
        if (!Region.isKnown(node)) {
            return true;
        }
        switch (node) {
            case HtmlBlock html -> Html.erase(Region.of(html, erasure.source()), erasure);
            case HtmlInline html -> Html.erase(Region.of(html, erasure.source()), erasure);
            case FencedCodeBlock code -> fenced(code);
            case IndentedCodeBlock code -> erasure.keepAsCode(Region.start(code), Region.end(code));
            case Code code -> erasure.keepAsCode(Region.start(code), Region.end(code));
            case LinkReferenceDefinition definition -> define(definition);
            case Link link -> link(link);
            case Image image -> image(image);
            case Paragraph paragraph -> footnotes.look(paragraph);
            case TableRow row -> row(row);
            default -> {}
        }
        return !(node instanceof Image);
    }

    /** Takes out what only the whole text shows to be hidden. */
    void end() {
        footnotes.end();
        for (LinkReferenceDefinition definition : definitions) {
            boolean plain = definition.getTitle() == null && referredTo.contains(definition.getDestination());
            Region region = Region.of(definition, erasure.source());
            if (!plain) {
                erasure.count(Hidden.UNSHOWN);
            }
            region.cut(0, region.text().length(), erasure);
        }
    }

    /** A footnote of one word looks like it. */
    private void define(LinkReferenceDefinition definition) {
        if (definition.getLabel().startsWith("^")) {
            footnotes.add(definition, definition.getLabel().substring(1));
        } else {
            definitions.add(definition);
        }
    }

    /** GitHub takes the first word behind a fence for the language, and shows none. */
    private void fenced(FencedCodeBlock code) {
        erasure.keepAsCode(Region.start(code), Region.end(code));
        String info = code.getInfo() == null ? "" : code.getInfo().strip();
        int first = Region.start(code);
        int end = first + code.getSourceSpans().getFirst().getLength();
        String line = erasure.source().substring(first, end);
        int language = line.length() - line.stripLeading().length();
        while (language < line.length() && "`~".indexOf(line.charAt(language)) >= 0) {
            language++;
        }
        String behind = line.substring(language);
        int word = language + behind.length() - behind.stripLeading().length();
        while (word < line.length() && !Character.isWhitespace(line.charAt(word))) {
            word++;
        }
        if (!info.isEmpty()) {
            erasure.cut(first + word, end, Hidden.UNSHOWN);
        }
    }

    /** What leads somewhere by a name does so by itself then; titles are gone. */
    private void link(Link link) {
        int start = Region.start(link);
        int end = Region.end(link);
        String source = erasure.source();
        if (source.charAt(start) != '[') {
            return;
        }
        if (!Shown.anything(link)) {
            erasure.cut(start, end, Hidden.UNSHOWN);
            return;
        }
        Node last = link.getLastChild();
        int tail = last != null && Region.isKnown(last) ? Region.end(last) : start;
        boolean inline = source.startsWith("](", tail);
        if (!inline && source.startsWith("[^", start)) {
            return;
        }
        if (!inline) {
            referredTo.add(link.getDestination());
        } else if (link.getTitle() != null) {
            erasure.count(Hidden.TITLE);
        }
        if (!source.startsWith("]", tail)) {
            erasure.replace(start, end, "[" + Shown.words(link) + target(link.getDestination()));
        } else if (!inline || link.getTitle() != null) {
            erasure.replace(tail, end, target(link.getDestination()));
        }
    }

    private void image(Image image) {
        referredTo.add(image.getDestination());
        String words = Shown.words(image);
        boolean titled = image.getTitle() != null && !image.getTitle().isBlank();
        if (PASTED.equals(words) && !titled) {
            return;
        }
        if (!words.isBlank()) {
            erasure.count(Hidden.ALTERNATIVE);
        }
        if (titled) {
            erasure.count(Hidden.TITLE);
        }
        erasure.replace(Region.start(image), Region.end(image), "![" + target(image.getDestination()));
    }

    private static String target(String destination) {
        boolean simple =
                destination.chars().noneMatch(each -> Character.isWhitespace(each) || "()<>".indexOf(each) >= 0);
        return simple ? "](" + destination + ")" : "](<" + destination.replaceAll("[<>\\s]", "") + ">)";
    }

    /** GitHub drops the cells behind a table's last column. */
    private void row(TableRow row) {
        Node last = row.getLastChild();
        if (last == null || !Region.isKnown(last)) {
            return;
        }
        int from = Region.end(last);
        int end = Region.end(row);
        if (from < end && erasure.source().substring(from, end).chars().anyMatch(each -> each != '|' && each > ' ')) {
            erasure.cut(from, end, Hidden.UNSHOWN);
        }
    }
}
