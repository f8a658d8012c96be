package org.splectrum.se.failure.detect;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.splectrum.se.failure.Category;
import org.splectrum.se.failure.Detector;
import org.splectrum.se.failure.Diagnosis;
import org.splectrum.se.failure.Finding;
import org.splectrum.se.failure.Symptoms;

/** Conflicts of git's merges, rebases and picks. */
public final class GitConflictDetector implements Detector {
    private static final Form CONTENT = Form.of(
            "Merge conflict in ", "CONFLICT (?<message>\\([^)]{1,40}+\\)): Merge conflict in (?<path>.{1,300}+)");

    /** One side did something else with the file than the other. */
    private static final Form OTHER = Form.of(
            "CONFLICT (", "CONFLICT (?<message>\\([^)]{1,40}+\\): (?<path>.{1,300}?) (?:deleted|renamed|added) .*+)");

    private static final Form STOPPED = Form.of("could not apply ", "error: (?<message>could not apply .*+)");

    @Override
    public String kind() {
        return "git-conflict";
    }

    @Override
    public Rank rank() {
        return Rank.WORK;
    }

    @Override
    public Optional<Diagnosis> detect(Symptoms symptoms) {
        List<Finding> conflicts = Stream.of(CONTENT, OTHER)
                .flatMap(form -> form.findings(symptoms).stream())
                .toList();
        if (conflicts.isEmpty() && !symptoms.mention("CONFLICT (")) {
            return Optional.empty();
        }
        List<Finding> found = conflicts.isEmpty() ? STOPPED.findings(symptoms) : conflicts;
        return Optional.of(new Diagnosis(
                Category.NEEDS_INTERVENTION,
                kind(),
                found.size() < 2 ? "a merge conflict" : found.size() + " merge conflicts",
                found));
    }
}
