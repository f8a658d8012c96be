package org.splectrum.se.steps;

import java.util.List;
import java.util.Objects;
import org.splectrum.se.run.ResolvedFile;

/**
 * What was found about a file.
 *
 * @param lessons hunks to be remembered
 */
record Judged(ResolvedFile file, List<Arbiter.Part> lessons) {
    Judged {
        Objects.requireNonNull(file, "file is null");
        lessons = List.copyOf(lessons);
    }

    /** Without anything to remember. */
    static Judged of(ResolvedFile file) {
        return new Judged(file, List.of());
    }
}
