package org.splectrum.se.report;

import org.splectrum.se.model.Home;
import org.splectrum.se.model.Place;
import org.splectrum.se.run.Effect;
import org.splectrum.se.run.Run;
import org.splectrum.se.steps.Briefings;
import org.splectrum.se.steps.RefusalLog;

/** Makes GitHub show a run as it is. Thread-safe. */
public final class Surfaces {
    private final Comments comments;
    private final Checks checks;
    private final Labels labels;
    private final Links links;
    private final RefusalLog refusals;
    private final Briefings briefings;

    public Surfaces(
            Comments comments, Checks checks, Labels labels, Links links, RefusalLog refusals, Briefings briefings) {
        this.comments = comments;
        this.checks = checks;
        this.labels = labels;
        this.links = links;
        this.refusals = refusals;
        this.briefings = briefings;
    }

    /**
     * Idempotent.
     *
     * @throws RuntimeException where GitHub did not answer
     */
    public void show(Run run, Effect.Surface surface) {
        Place place = run.request().origin().place();
        switch (surface) {
            case COMMENT -> run.visible().ifPresent(there -> comment(run, there));
            case CHECK -> CheckReport.of(run, links).forEach(check -> show(place.home(), check));
            case LABELS -> {
                RunLabels shown = RunLabels.of(run);
                run.visible().ifPresent(there -> labels.change(there, shown.on(), shown.off()));
            }
        }
    }

    private void comment(Run run, Place place) {
        Aside aside = new Aside(refusals.ofRun(run.id()), briefings.withheld(run.id()));
        comments.put(place, RunComment.marker(run), RunComment.render(run, links, aside));
    }

    private void show(Home home, CheckReport.Standing check) {
        switch (check.kind()) {
            case MADE -> checks.put(home, check.head(), check.view());
            case KEPT -> checks.replace(home, check.head(), check.view());
        }
    }
}
