package org.splectrum.se.steps.text;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.splectrum.se.command.Fence;

/**
 * Puts what an agent, a repository or a stranger wrote into SE's own Markdown, so that it can neither mention, refer to, close,
 * link to or load anything, nor break out of its place, nor pass for SE's words. Pure; every length is in UTF-16 units of the
 * text given, which the escapes of the result may exceed.
 */
public final class Untrusted {
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9+#.-]{1,20}");

    /** Languages of code that GitHub does not show but draws, or offers as a change. */
    private static final Set<String> DRAWN = Set.of("mermaid", "math", "geojson", "topojson", "stl", "suggestion");

    private Untrusted() {}

    /** Part of a sentence, letter for letter. */
    public static String line(String text, int most) {
        return Flat.escaped(Cut.line(Flat.line(text), most));
    }

    /** Part of a sentence that keeps emphasis and code. */
    public static String phrase(String text, int most) {
        return Prose.tame(Cut.line(Flat.line(text), most));
    }

    /** A title or a commit's first line, which GitHub shows as it is but still looks through for references. */
    public static String title(String text, int most) {
        String line = Flat.line(text)
                .replace('@', '\uFF20')
                .replaceAll("#(?=[0-9])", "\uFF03")
                .replaceAll("(?i)\\b(gh)-(?=[0-9])", "$1 ")
                .replace("://", ":/ /");
        return Cut.line(line, most);
    }

    /** One line outside of Markdown, as of a log: letter for letter, without anything that a terminal would obey. */
    public static String bare(String text, int most) {
        return Cut.line(Flat.line(text), most);
    }

    /** Inline code; not for a table. */
    public static String code(String text, int most) {
        String line = Cut.line(Flat.line(text), most);
        String ticks = "`".repeat(longestRun(line, '`') + 1);
        boolean touches = line.isEmpty() || line.startsWith("`") || line.endsWith("`");
        return touches ? ticks + " " + line + " " + ticks : ticks + line + ticks;
    }

    /** Inline code for a table's cell, where backticks do not protect a bar. */
    public static String cell(String text, int most) {
        return "<code>" + line(text, most) + "</code>";
    }

    /** A block of code of its own, which begins and ends a line. */
    public static String block(String text) {
        String plain = Plain.of(text).stripTrailing();
        String fence = "`".repeat(Math.max(3, longestRun(plain, '`') + 1));
        return fence + "\n" + plain + "\n" + fence;
    }

    /** A text for an agent: every line begins with a bar, so that none can pass for a line of SE's; its start, where it is longer. */
    public static String marked(String text, int most) {
        String plain = Plain.of(text).strip();
        return plain.isEmpty()
                ? "| (nothing)"
                : Cut.start(plain, most).lines().map(line -> "| " + line).collect(Collectors.joining("\n"));
    }

    /** A text of its own that keeps headings, lists, emphasis and code; its start, where it is longer. */
    public static String text(String text, int most) {
        return quote(text, most)
                .lines()
                .map(line -> line.startsWith("> ") ? line.substring(2) : line.substring(1))
                .map(line -> line.startsWith("/") ? "\\" + line : line)
                .collect(Collectors.joining("\n"));
    }

    /** A quote that keeps headings, lists, emphasis and code; its start, where it is longer. */
    public static String quote(String text, int most) {
        StringBuilder out = new StringBuilder();
        String[] lines = Cut.start(Plain.of(text).strip(), most).split("\n", -1);
        for (int at = 0; at < lines.length; ) {
            Optional<Fence> fence = Fence.openedBy(lines[at]);
            at = fence.isPresent() ? code(lines, at, fence.get(), out) : prose(lines, at, out);
        }
        return out.toString().stripTrailing();
    }

    private static int prose(String[] lines, int at, StringBuilder out) {
        out.append(("> " + Prose.tame(lines[at])).stripTrailing()).append('\n');
        return at + 1;
    }

    /** Writes the code behind a fence anew, behind a fence that nothing in it can end. */
    private static int code(String[] lines, int start, Fence fence, StringBuilder out) {
        StringBuilder code = new StringBuilder();
        int at = start + 1;
        while (at < lines.length && !fence.isClosedBy(lines[at])) {
            code.append(lines[at]).append('\n');
            at++;
        }
        String ticks = "`".repeat(Math.max(3, longestRun(code.toString(), '`') + 1));
        String info = lines[start].substring(fence.column() + fence.length()).strip();
        out.append("> ").append(ticks).append(language(info)).append('\n');
        code.toString()
                .lines()
                .forEach(line -> out.append(("> " + line).stripTrailing()).append('\n'));
        out.append("> ").append(ticks).append('\n');
        return at + 1;
    }

    private static String language(String info) {
        boolean shown = LANGUAGE.matcher(info).matches() && !DRAWN.contains(info.toLowerCase(Locale.ROOT));
        return shown ? info : "";
    }

    private static int longestRun(String text, char mark) {
        int longest = 0;
        int run = 0;
        for (int at = 0; at < text.length(); at++) {
            run = text.charAt(at) == mark ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
