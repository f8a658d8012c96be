package org.splectrum.se.merge;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Merges lists of imports as the sets that they are. */
final class ImportLists {
    private static final Pattern JAVA = Pattern.compile("import\\s+(?:static\\s+)?[\\w.$*]+\\s*;");
    private static final Pattern PYTHON =
            Pattern.compile("(?:import\\s+[\\w.]+(?:\\s+as\\s+\\w+)?|from\\s+[\\w.]+\\s+import\\s+\\w+)");
    private static final Pattern SCRIPT = Pattern.compile("import\\s+.*\\sfrom\\s+(?:'[^']*'|\"[^\"]*\");?");

    private ImportLists() {}

    /** @return nothing where something else than one-line imports is in the hunk, or they are not sorted on both sides */
    static Optional<List<String>> merge(Language language, Piece.Hunk hunk) {
        List<List<Line>> sides = List.of(hunk.base(), hunk.ours(), hunk.theirs());
        if (sides.stream().flatMap(List::stream).anyMatch(line -> !line.blank() && !brings(language, line))
                || sides.stream().anyMatch(side -> !sorted(side))) {
            return Optional.empty();
        }
        Set<String> base = bare(hunk.base());
        Set<String> ours = bare(hunk.ours());
        Set<String> theirs = bare(hunk.theirs());
        List<String> merged = new ArrayList<>(Stream.concat(ours.stream(), theirs.stream())
                .distinct()
                .filter(line -> !base.contains(line) || (ours.contains(line) && theirs.contains(line)))
                .sorted()
                .toList());
        return Optional.of(merged);
    }

    private static boolean brings(Language language, Line line) {
        String text = line.text().strip();
        return switch (language) {
            case JAVA -> JAVA.matcher(text).matches();
            case PYTHON -> PYTHON.matcher(text).matches();
            case JAVASCRIPT, TYPESCRIPT, TSX -> SCRIPT.matcher(text).matches();
            case GO, JSON, YAML, XML, TOML, TEXT -> false;
        };
    }

    private static boolean sorted(List<Line> lines) {
        List<String> texts = List.copyOf(bare(lines));
        return texts.stream().sorted().toList().equals(texts);
    }

    private static Set<String> bare(List<Line> lines) {
        Set<String> texts = new LinkedHashSet<>();
        lines.stream()
                .filter(line -> !line.blank())
                .map(line -> line.text().strip())
                .forEach(texts::add);
        return texts;
    }
}
