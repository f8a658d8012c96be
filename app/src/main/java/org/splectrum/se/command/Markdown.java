package org.splectrum.se.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.splectrum.se.command.Line.Standing;

/**
 * Reads Markdown as GitHub shows it, as far as it matters for who said what: which lines are the author's own words,
 * which are code or quotes, and what is hidden or a mail program's. Takes linear time. Follows CommonMark 0.31.2,
 * sections 4 and 6.1, and is careful where it is in doubt: an element that never ends shelters all that follows.
 */
public final class Markdown {
    private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\r|\\n");

    private final List<String> in;
    private final List<Line> out = new ArrayList<>();
    private int at;

    private Markdown(List<String> in) {
        this.in = in;
    }

    /** The lines that a reader sees, in order; a mail program's tail is gone. */
    public static List<Line> lines(String text) {
        Markdown markdown = new Markdown(
                LINE_END.splitAsStream(HiddenCharacters.removed(text)).toList());
        while (markdown.at < markdown.in.size() && !MailTail.beginsAt(markdown.in, markdown.at)) {
            markdown.block();
        }
        return List.copyOf(markdown.out);
    }

    private void block() {
        String line = in.get(at);
        Optional<Fence> fence = Fence.openedBy(line);
        Optional<Folded> folded = Folded.openedBy(line);
        if (line.isBlank()) {
            take(Standing.OPEN);
        } else if (Indent.of(line) > Indent.MOST || isQuote(line)) {
            take(Standing.SHELTERED);
        } else if (fence.isPresent()) {
            code(fence.get());
        } else if (folded.isPresent()) {
            folded(folded.get());
        } else {
            paragraph();
        }
    }

    private void take(Standing standing) {
        out.add(new Line(in.get(at), standing));
        at++;
    }

    private void code(Fence fence) {
        take(Standing.SHELTERED);
        while (at < in.size()) {
            boolean last = fence.isClosedBy(in.get(at));
            take(Standing.SHELTERED);
            if (last) {
                return;
            }
        }
    }

    private void folded(Folded element) {
        int depth = 0;
        do {
            depth += element.opened(in.get(at));
            take(Standing.SHELTERED);
        } while (depth > 0 && at < in.size());
    }

    private void paragraph() {
        int end = at + 1;
        while (end < in.size() && !standsAlone(in.get(end - 1)) && goesOn(end)) {
            end++;
        }
        Paragraph paragraph = new Paragraph(String.join("\n", in.subList(at, end)), out::add);
        at = end;
        if (paragraph.read() == Paragraph.End.IN_COMMENT) {
            comment();
        }
    }

    private boolean goesOn(int index) {
        String line = in.get(index);
        return !line.isBlank()
                && !isQuote(line)
                && Indent.listMarker(line, Math.min(Indent.of(line), line.length())) == 0
                && !standsAlone(line)
                && Fence.openedBy(line).isEmpty()
                && Folded.openedBy(line).isEmpty()
                && !MailTail.beginsAt(in, index);
    }

    /** Passes over what is hidden in a comment that goes on behind its paragraph. */
    private void comment() {
        while (at < in.size()) {
            String line = in.get(at++);
            int end = line.indexOf("-->");
            if (end >= 0) {
                out.add(new Line(line.substring(end + "-->".length()), Standing.SHELTERED));
                return;
            }
        }
    }

    private static boolean isQuote(String line) {
        int column = Indent.pastListMarkers(line);
        return column < line.length() && line.charAt(column) == '>';
    }

    /** Headings, their underlines and rules across the page: no inline code goes on past them. */
    private static boolean standsAlone(String line) {
        String words = line.strip();
        char first = words.charAt(0);
        return first == '#'
                || ("=-*_".indexOf(first) >= 0 && words.chars().allMatch(each -> each == first || each == ' '));
    }
}
