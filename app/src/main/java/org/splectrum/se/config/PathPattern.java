package org.splectrum.se.config;

/** Patterns of paths in a repository. */
final class PathPattern {
    private static final String FORM =
            "patterns are relative to the repository's root, without “!” and “\\”, as src/generated/**";

    private PathPattern() {}

    static String of(Value value) {
        String pattern = value.text();
        if (!isOne(pattern)) {
            value.wrong(FORM);
        }
        return pattern;
    }

    /** The same where it is a key. */
    static String of(Section section, String key) {
        if (key.isBlank()) {
            section.wrong(key, "this is empty; name a path");
        } else if (!isOne(key)) {
            section.wrong(key, FORM);
        }
        return key;
    }

    private static boolean isOne(String pattern) {
        return !pattern.startsWith("/") && !pattern.startsWith("!") && !pattern.contains("\\");
    }
}
