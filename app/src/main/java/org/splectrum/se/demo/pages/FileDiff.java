package org.splectrum.se.demo.pages;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.splectrum.se.demo.github.git.FileChange;

/** What was changed in one file, line by line; no lines for a binary file. */
public record FileDiff(String path, String link, String kind, int additions, int deletions, List<Line> lines) {
    private static final Pattern HUNK = Pattern.compile("@@ -(\\d+)(?:,\\d+)? \\+(\\d+)(?:,\\d+)? @@.*");

    public FileDiff {
        requireNonNull(path, "path is null");
        requireNonNull(link, "link is null");
        requireNonNull(kind, "kind is null");
        lines = List.copyOf(lines);
    }

    /**
     * One line.
     *
     * @param style {@code hunk}, {@code added}, {@code deleted} or {@code same}
     * @param before its number in the old file, or nothing
     * @param after its number in the new file, or nothing
     * @param sign what stands before it in a patch
     */
    public record Line(String style, String before, String after, String sign, String text) {}

    static List<FileDiff> all(Look look, List<FileChange> changes, String sha) {
        return changes.stream()
                .map(change -> new FileDiff(
                        change.path(),
                        look.path("/blob/" + sha + "/" + change.path()),
                        change.kind().name().toLowerCase(Locale.ROOT),
                        change.additions(),
                        change.deletions(),
                        read(change.patch())))
                .toList();
    }

    private static List<Line> read(String patch) {
        List<Line> lines = new ArrayList<>();
        int before = 0;
        int after = 0;
        for (String line : patch.lines().toList()) {
            Matcher hunk = HUNK.matcher(line);
            if (hunk.matches()) {
                before = Integer.parseInt(hunk.group(1));
                after = Integer.parseInt(hunk.group(2));
                lines.add(new Line("hunk", "", "", "", line));
            } else if (line.startsWith("+")) {
                lines.add(new Line("added", "", String.valueOf(after++), "+", line.substring(1)));
            } else if (line.startsWith("-")) {
                lines.add(new Line("deleted", String.valueOf(before++), "", "-", line.substring(1)));
            } else if (line.startsWith(" ")) {
                lines.add(new Line("same", String.valueOf(before++), String.valueOf(after++), "", line.substring(1)));
            } else {
                lines.add(new Line("hunk", "", "", "", line));
            }
        }
        return lines;
    }
}
