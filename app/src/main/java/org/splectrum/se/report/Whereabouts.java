package org.splectrum.se.report;

import org.splectrum.se.model.Place;
import org.splectrum.se.run.Run;

/** What a run is about, in a word for people on GitHub. Pure. */
final class Whereabouts {
    private Whereabouts() {}

    /** As {@code #7}, which GitHub makes a link of. */
    static String of(Run run) {
        Place place = run.request().origin().place();
        return place.kind() == Place.Kind.REPOSITORY ? "the repository" : "#" + place.number();
    }
}
