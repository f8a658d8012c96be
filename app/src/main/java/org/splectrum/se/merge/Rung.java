package org.splectrum.se.merge;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Ways to resolve a hunk without a model, the surest first. Each is followed by the gate. */
public enum Rung {
    /** Both sides did the same, white space aside. */
    SAME_CHANGE(true),
    /** Both sides raised the same version: the higher one. */
    VERSIONS(true),
    /** Both sides changed a list of imports. */
    IMPORTS(false),
    /** Both sides changed different words of the same lines. */
    WORDS(false);

    private final boolean usual;

    Rung(boolean usual) {
        this.usual = usual;
    }

    /** As JSON has it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Those that were wrong at most once in a hundred; {@code docs/rebase.md} has the figures. */
    public static Set<Rung> usual() {
        Set<Rung> usual = EnumSet.noneOf(Rung.class);
        Arrays.stream(values()).filter(rung -> rung.usual).forEach(usual::add);
        return usual;
    }
}
