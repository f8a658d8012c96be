package org.splectrum.se.demo.pages;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;

/** Makes boxes of {@code [ ]} and {@code [x]} at the start of a list's items, as GitHub does. */
final class TaskBoxes extends AbstractVisitor {
    private static final Pattern BOX = Pattern.compile("\\[([ xX])\\]\\s.*", Pattern.DOTALL);
    private static final int LENGTH = 3;

    @Override
    public void visit(ListItem item) {
        if (item.getFirstChild() instanceof Paragraph paragraph && paragraph.getFirstChild() instanceof Text first) {
            box(paragraph, first);
        }
        visitChildren(item);
    }

    /** The parser may have cut the brackets off from the words: the text is taken together first. */
    private static void box(Paragraph paragraph, Text first) {
        StringBuilder words = new StringBuilder(first.getLiteral());
        while (words.length() <= LENGTH && first.getNext() instanceof Text next) {
            words.append(next.getLiteral());
            next.unlink();
        }
        first.setLiteral(words.toString());
        boolean last = first.getNext() == null;
        Matcher found = BOX.matcher(last ? words : words.append(' '));
        if (found.matches()) {
            first.setLiteral(first.getLiteral().substring(LENGTH));
            paragraph.prependChild(box(found.group(1).isBlank() ? "" : "checked "));
        }
    }

    private static Node box(String state) {
        HtmlInline box = new HtmlInline();
        box.setLiteral("<input type=\"checkbox\" " + state + "disabled>");
        return box;
    }
}
