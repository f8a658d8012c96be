package org.splectrum.se.workflow;

import java.util.Collection;
import java.util.TreeSet;
import org.splectrum.se.model.Nearest;

/** What helps somebody who wrote something unknown. Pure. */
final class Hints {
    private static final int SHOWN = 40;

    private Hints() {}

    /** As {@code ; did you mean “fix”?}, else all that there are. */
    static String near(String word, Collection<String> known) {
        return Nearest.to(word, known)
                .map(near -> "; did you mean “" + near + "”?")
                .orElseGet(() -> known.isEmpty() ? "" : "; there are: " + String.join(", ", new TreeSet<>(known)));
    }

    /** Short enough to be shown, on one line. */
    static String cut(String text) {
        String line = text.length() > SHOWN ? text.substring(0, SHOWN - 1) + "…" : text;
        return line.replaceAll("\\p{Cntrl}", " ");
    }
}
