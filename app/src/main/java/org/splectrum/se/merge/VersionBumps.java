package org.splectrum.se.merge;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Both sides raised the same version: the higher one contains the lower. The policy is SE's; a side that lowered the version, or wrote
 * something that is no version, meant something else.
 */
final class VersionBumps {
    /** The version's text within a line that speaks of one. */
    private static final Pattern LINE = Pattern.compile(
            "(?i)(.*?\\bcopyright\\b.*?\\d{4} *[-–,] *|.*?\\bversion\\b[^0-9]*?[>\"'=: ~^v]|\\s*\"[^\"]+\"\\s*:\\s*\"[~^v]?|[\\w.-]+\\s*=\\s*[\"'][~^v]?)(\\d[0-9A-Za-z.+-]*)(.*)");

    private VersionBumps() {}

    /** The hunk with the higher version on both sides, wherever both raised one. */
    static Piece.Hunk settle(Piece.Hunk hunk) {
        Map<String, Version> base = versions(hunk.base());
        Map<String, Version> ours = versions(hunk.ours());
        Map<String, Version> theirs = versions(hunk.theirs());
        List<Line> one = hunk.ours();
        List<Line> other = hunk.theirs();
        for (Map.Entry<String, Version> was : base.entrySet()) {
            Optional<Version> first = Optional.ofNullable(ours.get(was.getKey()));
            Optional<Version> second = Optional.ofNullable(theirs.get(was.getKey()));
            if (first.isPresent() && second.isPresent() && raised(was.getValue(), first.get(), second.get())) {
                if (first.get().higherThan(second.get())) {
                    other = put(other, was.getKey(), first.get());
                } else if (second.get().higherThan(first.get())) {
                    one = put(one, was.getKey(), second.get());
                }
            }
        }
        return new Piece.Hunk(hunk.base(), one, other);
    }

    private static boolean raised(Version was, Version one, Version other) {
        return one.higherThan(was) && other.higherThan(was);
    }

    /** Versions by their line without them; such lines as are there once. */
    private static Map<String, Version> versions(List<Line> lines) {
        Map<String, Version> versions = new HashMap<>();
        Set<String> twice = new HashSet<>();
        for (Line line : lines) {
            Matcher matcher = LINE.matcher(line.text());
            if (matcher.matches()) {
                String key = key(matcher);
                Optional<Version> version = Version.of(matcher.group(2));
                if (version.isEmpty() || versions.put(key, version.get()) != null) {
                    twice.add(key);
                }
            }
        }
        versions.keySet().removeAll(twice);
        return versions;
    }

    private static String key(Matcher matcher) {
        return matcher.group(1).replaceAll("\\s+", "") + "#" + matcher.group(3).strip();
    }

    private static List<Line> put(List<Line> lines, String key, Version version) {
        return lines.stream()
                .map(line -> {
                    Matcher matcher = LINE.matcher(line.text());
                    return matcher.matches() && key(matcher).equals(key)
                            ? new Line(matcher.group(1) + version.text() + matcher.group(3), line.number())
                            : line;
                })
                .toList();
    }
}
