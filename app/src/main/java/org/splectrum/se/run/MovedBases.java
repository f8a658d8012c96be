package org.splectrum.se.run;

import java.util.List;
import org.splectrum.se.command.Origin;
import org.splectrum.se.intake.GitHubEvent;
import org.splectrum.se.model.Home;
import org.splectrum.se.workflow.Catalogs;
import org.splectrum.se.workflow.Triggers;
import org.splectrum.se.workflow.Workflow;

/** Begins the workflows that ask for it on the pull requests of SE's whose base moved, once for each of its commits. Thread-safe. */
public final class MovedBases implements Listener {
    /** Nothing goes to a branch that SE made but its own pull requests. */
    private static final String OWN = "se/";

    private static final Origin.Event EVENT = Origin.Event.named("base_changed");

    private final OwnPulls pulls;
    private final Catalogs catalogs;
    private final Unasked unasked;

    public MovedBases(OwnPulls pulls, Desk desk, Requests requests) {
        this.pulls = pulls;
        this.catalogs = desk.catalogs();
        this.unasked = new Unasked(desk, requests);
    }

    @Override
    public void heard(GitHubEvent event) {
        if (event instanceof GitHubEvent.Pushed push && !push.branch().startsWith(OWN)) {
            changed(push);
        }
    }

    private void changed(GitHubEvent.Pushed push) {
        Home home = push.home();
        List<OwnPulls.Open> open = pulls.onto(home, push.branch());
        if (open.isEmpty()) {
            return;
        }
        Catalogs.Reading workflows = catalogs.of(home);
        List<Workflow> wanted = workflows.catalog().workflows().stream()
                .filter(workflow -> workflow.on().moments().contains(Triggers.Moment.BASE_CHANGED))
                .toList();
        if (wanted.isEmpty()) {
            return;
        }
        for (OwnPulls.Open pull : open) {
            String key = "base/" + pull.place() + "/" + push.after();
            Origin origin = new Origin(key, pull.place(), pull.title(), push.sender(), 0, EVENT);
            unasked.begin(unasked.hearer(origin, workflows), wanted);
        }
    }
}
