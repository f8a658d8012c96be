package org.splectrum.se.failure.detect;

import java.util.List;
import java.util.Optional;
import org.splectrum.se.failure.Category;
import org.splectrum.se.failure.Diagnosis;
import org.splectrum.se.failure.Finding;

/** Makes diagnoses of what was found. Pure. */
final class Told {
    private Told() {}

    /** A diagnosis of errors in the work; empty where there is none. */
    static Optional<Diagnosis> errors(String kind, String one, List<Finding> findings) {
        return findings.isEmpty()
                ? Optional.empty()
                : Optional.of(new Diagnosis(Category.PERMANENT, kind, count(findings.size(), one), findings));
    }

    /** As {@code 1 test failed} or {@code 3 tests failed}, of a word for one and what it did. */
    static String count(int number, String one) {
        if (number == 1) {
            return "1 " + one;
        }
        int end = one.indexOf(' ') > 0 && one.endsWith(" failed") ? one.lastIndexOf(' ') : one.length();
        String many = one.substring(0, end) + "s" + one.substring(end);
        return number > Diagnosis.MOST ? "more than " + Diagnosis.MOST + " " + many : number + " " + many;
    }
}
