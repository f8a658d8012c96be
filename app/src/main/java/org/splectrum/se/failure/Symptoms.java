package org.splectrum.se.failure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A failed command as detectors look at it: its output in lines, without colours and control characters, and never more of it than
 * can be looked through in milliseconds. Immutable.
 */
public final class Symptoms {
    /** Characters of an output that count, its last. */
    public static final int LONGEST = 1 << 20;

    /** Of an output with more lines its first and last count. */
    static final int MOST_LINES = 10_000;

    /** What is longer was not written for people. */
    static final int LONGEST_LINE = 1_000;

    private final FailedCommand failed;
    private final String text;
    private final List<String> lines;

    /** Cleans the output. Linear in its length. */
    public Symptoms(FailedCommand failed) {
        this.failed = failed;
        String output = failed.output();
        List<String> all = Screen.lines(output.substring(Math.max(0, output.length() - LONGEST)), LONGEST_LINE);
        this.lines = all.size() <= MOST_LINES ? List.copyOf(all) : ends(all);
        this.text = String.join("\n", lines);
    }

    /** As it was given to the shell. */
    public String command() {
        return failed.command();
    }

    /** Of the shell. */
    public int exitCode() {
        return failed.exitCode();
    }

    /** The output's lines, without line ends and trailing blanks. */
    public List<String> lines() {
        return lines;
    }

    /** Whether one of these words stands anywhere in the output: quick, so that most detectors need not look at the lines. */
    public boolean mention(String... words) {
        return Stream.of(words).anyMatch(text::contains);
    }

    private static List<String> ends(List<String> all) {
        List<String> ends = new ArrayList<>(all.subList(0, MOST_LINES / 5));
        ends.addAll(all.subList(all.size() - MOST_LINES * 4 / 5, all.size()));
        return List.copyOf(ends);
    }
}
