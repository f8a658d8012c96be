package org.splectrum.se.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.splectrum.se.steps.text.Visible;

/** Where a command writes: its results to {@code out}, everything else to {@code err}. Thread-safe. */
public record Console(PrintWriter out, PrintWriter err) {
    public Console {
        Objects.requireNonNull(out, "out is null");
        Objects.requireNonNull(err, "err is null");
    }

    /** Standard output and standard error of this process, in UTF-8. */
    public static Console standard() {
        return new Console(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    }

    /** A line of the result, which other programs may read; the terminal obeys nothing in it. */
    public void print(String line) {
        out.println(Visible.escaped(line));
        out.flush();
    }

    /** A line for people; the terminal obeys nothing in it. */
    public void say(String line) {
        err.println(Visible.escaped(line));
        err.flush();
    }
}
