package org.splectrum.se.steps;

import java.util.Locale;
import org.splectrum.se.model.OwnBranch;
import org.splectrum.se.model.Place;
import org.splectrum.se.model.RunId;

/** Names of the branches that SE makes: {@code se/<issue or pull request>-<slug>-<suffix of the run>}, without a number for the repository as a whole. Pure. */
final class BranchName {
    private static final int SLUG = 40;

    private BranchName() {}

    /** Always a valid branch name, whatever the title holds; the same for the same run. */
    static String of(Place place, String title, RunId run) {
        String lower = title.toLowerCase(Locale.ROOT);
        String slug = trimmed(lower.replaceAll("[^a-z0-9]+", "-"));
        String suffix = run.value().substring(run.value().lastIndexOf('-') + 1);
        String number = place.kind() == Place.Kind.REPOSITORY ? "" : place.number() + "-";
        return OwnBranch.named(number + (slug.isEmpty() ? "" : slug + "-") + suffix);
    }

    private static String trimmed(String slug) {
        String start = slug.startsWith("-") ? slug.substring(1) : slug;
        String cut = start.length() > SLUG ? start.substring(0, SLUG) : start;
        return cut.endsWith("-") ? cut.substring(0, cut.length() - 1) : cut;
    }
}
