package org.splectrum.se.failure.detect;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.splectrum.se.failure.Category;
import org.splectrum.se.failure.Detector;
import org.splectrum.se.failure.Diagnosis;
import org.splectrum.se.failure.Finding;
import org.splectrum.se.failure.Symptoms;

/** The model declines: as Claude Code says it, and as the Messages API does ({@code stop_reason} {@code refusal}). */
public final class RefusalDetector implements Detector {
    private static final List<Form> FORMS = List.of(
            Form.of(
                    "violate our Usage Policy",
                    "(?:success: |error_during_execution: )?API Error.{0,200}?violate our Usage Policy"),
            Form.of("refusal", "(?:.{0,900}?\"stop_reason\"\\s{0,3}+:\\s{0,3}+\"refusal\"|stop_reason: refusal)"));

    @Override
    public String kind() {
        return "refusal";
    }

    @Override
    public Rank rank() {
        return Rank.WORLD;
    }

    @Override
    public Optional<Diagnosis> detect(Symptoms symptoms) {
        if (!symptoms.mention("Usage Policy", "refusal")) {
            return Optional.empty();
        }
        Stream<String> lines = symptoms.lines().stream();
        List<Finding> found = lines.filter(line ->
                        FORMS.stream().anyMatch(form -> form.finding(line).isPresent()))
                .limit(Diagnosis.MOST)
                .map(Finding::of)
                .toList();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Diagnosis(Category.NEEDS_INTERVENTION, kind(), "the model declines", found));
    }
}
