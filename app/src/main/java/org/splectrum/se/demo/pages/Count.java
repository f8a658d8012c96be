package org.splectrum.se.demo.pages;

/** Numbers with their noun. */
public final class Count {
    private Count() {}

    /** As in {@code 1 commit} and {@code 2 commits}. */
    public static String of(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
