package org.splectrum.se.run;

import java.util.Map;
import java.util.Optional;
import org.splectrum.se.command.Command;
import org.splectrum.se.command.Mistake;
import org.splectrum.se.model.Place;
import org.splectrum.se.workflow.RepositoryConfigs.Reading;
import org.splectrum.se.workflow.Workflow;

/** Begins the runs that are asked for, where they can be. */
final class Beginnings {
    private final Engine engine;

    Beginnings(Engine engine) {
        this.engine = engine;
    }

    /** What speaks against it; empty where the run is begun, or was already. */
    Optional<Reply> rebase(Hearer hearer, int at) {
        if (hearer.origin().place().kind() != Place.Kind.PULL_REQUEST) {
            return mistaken(new Mistake.NotAPullRequest("rebase"));
        }
        return begin(hearer, at, new Command.Run(Command.Rebase.WORKFLOW, Map.of(), ""));
    }

    /** What speaks against it; empty where the run is begun, or was already. */
    Optional<Reply> begin(Hearer hearer, int at, Command.Run command) {
        if (hearer.reading() instanceof Reading.Wrong(var problems)) {
            return Optional.of(new Reply.ConfigurationWrong(problems));
        }
        return switch (Planning.plan(command, hearer.config().defaultWorkflow(), hearer.workflows())) {
            case Planning.Outcome.Refused(Reply why) -> Optional.of(why);
            case Planning.Outcome.Planned(Workflow workflow, var params) -> {
                engine.request(new Request(
                        hearer.key(at), hearer.origin(), workflow, params, command.prompt(), hearer.config()));
                yield Optional.empty();
            }
        };
    }

    private static Optional<Reply> mistaken(Mistake mistake) {
        return Optional.of(new Reply.Misunderstood(mistake));
    }
}
