package org.splectrum.se.run;

import java.util.List;
import org.splectrum.se.command.LabelCommand;
import org.splectrum.se.command.Origin;
import org.splectrum.se.intake.GitHubEvent;
import org.splectrum.se.intake.Scene;
import org.splectrum.se.model.Home;
import org.splectrum.se.workflow.Catalogs;
import org.splectrum.se.workflow.RepositoryConfig;
import org.splectrum.se.workflow.RepositoryConfigs.Reading;
import org.splectrum.se.workflow.Workflow;

/**
 * Begins the runs of workflows that ask for events of pull requests, each once for a commit. Only what somebody did counts who
 * may give commands: so what SE does itself begins nothing, nor does a stranger; and nobody else hears of it. Nothing begins on
 * a branch where SE may not push.
 */
final class PullRequestEvents {
    private final Catalogs catalogs;
    private final AutomaticRuns automaticRuns;

    PullRequestEvents(CommandServices commandServices, Requests requests) {
        this.catalogs = commandServices.catalogs();
        this.automaticRuns = new AutomaticRuns(commandServices, requests);
    }

    /** @throws RuntimeException where GitHub did not answer; nothing is lost or doubled by telling it again */
    void changed(GitHubEvent.PullRequestChanged pull, Scene scene) {
        GitHubEvent.Change change = pull.change();
        if (change.standing() != GitHubEvent.Standing.OPEN || LabelCommand.STATES.contains(change.label())) {
            return;
        }
        Home home = pull.place().home();
        Catalogs.Reading workflows = catalogs.of(home);
        List<Workflow> wanted = workflows.catalog().workflows().stream()
                .filter(workflow -> workflow.on().pullRequest().contains(change.action()))
                .toList();
        if (wanted.isEmpty()) {
            return;
        }
        String key = "pull/" + pull.place() + "/" + change.head();
        Origin.Event event = new Origin.Event("pull_request", change.label(), change.action(), scene);
        Origin origin = new Origin(key, pull.place(), pull.title(), pull.sender(), 0, event);
        CommandContext commandContext = automaticRuns.context(origin, workflows);
        automaticRuns.begin(
                commandContext,
                wanted.stream()
                        .filter(workflow -> !starts(event, workflow, commandContext.reading()))
                        .toList());
    }

    /** Whether putting the label on has begun it already. */
    private static boolean starts(Origin.Event event, Workflow workflow, Reading config) {
        if (!event.action().equals("labeled")) {
            return false;
        }
        boolean own = event.label().equals("se:" + workflow.name())
                || event.label().equals(workflow.on().label());
        boolean usual = event.label().equals(LabelCommand.RUN)
                && config instanceof Reading.Right(RepositoryConfig right)
                && right.defaultWorkflow().equals(workflow.name());
        return own || usual;
    }
}
