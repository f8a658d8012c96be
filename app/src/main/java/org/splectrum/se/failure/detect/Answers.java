package org.splectrum.se.failure.detect;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.splectrum.se.failure.Category;
import org.splectrum.se.failure.Diagnosis;
import org.splectrum.se.failure.Finding;
import org.splectrum.se.failure.Symptoms;

/**
 * What one kind of answer from outside looks like in a complaint of {@link Transfers}.
 *
 * @param category what it asks for
 * @param headline what a reader is told
 * @param statuses of HTTP that mean it
 * @param words that mean it, in lower case
 */
record Answers(Category category, String headline, Pattern statuses, List<String> words) {
    /** A status as tools write it, apart from ports, versions and names. */
    private static final Pattern STATUS = Pattern.compile(
            "(?:status(?: code)?:? |error:? |error code:? |got |too many |: |\\be|\\berr_pnpm_fetch_|code: |npm (?:error|err!) )([1-5][0-9]{2})(?![0-9.:/])");

    static Answers of(Category category, String headline, String statuses, String... words) {
        return new Answers(category, headline, Pattern.compile(statuses), List.of(words));
    }

    /** The first of these that a complaint fits, by their order; empty where none does. */
    static Optional<Diagnosis> first(String kind, Symptoms symptoms, List<Answers> answers) {
        List<String> complaints = Transfers.complaints(symptoms);
        for (Answers answer : answers) {
            List<Finding> found = complaints.stream()
                    .filter(answer::fits)
                    .map(Finding::of)
                    .distinct()
                    .toList();
            if (!found.isEmpty()) {
                return Optional.of(new Diagnosis(answer.category, kind, answer.headline, found));
            }
        }
        return Optional.empty();
    }

    private boolean fits(String complaint) {
        String line = complaint.toLowerCase(Locale.ROOT);
        if (words.stream().anyMatch(line::contains)) {
            return true;
        }
        Matcher status = STATUS.matcher(line);
        while (status.find()) {
            if (statuses.matcher(status.group(1)).matches()) {
                return true;
            }
        }
        return false;
    }
}
