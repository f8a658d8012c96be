package org.splectrum.se.run;

import java.util.List;
import org.splectrum.se.command.Origin;
import org.splectrum.se.intake.GitHubEvent;
import org.splectrum.se.workflow.Catalogs;
import org.splectrum.se.workflow.Triggers;
import org.splectrum.se.workflow.Workflow;

/** Begins the workflows that ask for it on the pull requests whose base moved, once for each of its commits. Thread-safe. */
public final class MovedBaseWorkflows implements MovedBases.Follower {
    private static final Origin.Event EVENT = Origin.Event.named("base_changed");

    private final Catalogs catalogs;
    private final AutomaticRuns automaticRuns;

    public MovedBaseWorkflows(CommandServices commandServices, Requests requests) {
        this.catalogs = commandServices.catalogs();
        this.automaticRuns = new AutomaticRuns(commandServices, requests);
    }

    @Override
    public void moved(GitHubEvent.Pushed push, List<OwnPulls.Open> open) {
        Catalogs.Reading workflows = catalogs.of(push.home());
        List<Workflow> wanted = workflows.catalog().workflows().stream()
                .filter(workflow -> workflow.on().moments().contains(Triggers.Moment.BASE_CHANGED))
                .toList();
        if (wanted.isEmpty()) {
            return;
        }
        for (OwnPulls.Open pull : open) {
            String key = "base/" + pull.place() + "/" + push.after();
            Origin origin = new Origin(key, pull.place(), pull.title(), push.sender(), 0, EVENT);
            automaticRuns.begin(automaticRuns.context(origin, workflows), wanted);
        }
    }
}
