package org.splectrum.se.run;

import java.util.Map;
import java.util.Optional;
import org.splectrum.se.command.Command;
import org.splectrum.se.command.Mistake;
import org.splectrum.se.model.Place;

/** Begins the runs that are asked for by commands, where they can be. */
final class RunStarts {
    private final Requests requests;

    RunStarts(Requests requests) {
        this.requests = requests;
    }

    /** What speaks against it; empty where the run is begun, or was already. */
    Optional<Reply> rebase(CommandContext commandContext, int at) {
        if (commandContext.origin().place().kind() != Place.Kind.PULL_REQUEST) {
            return Optional.of(new Reply.Misunderstood(new Mistake.NotAPullRequest("rebase")));
        }
        return begin(commandContext, at, new Command.Run(Command.Rebase.WORKFLOW, Map.of(), ""));
    }

    /** What speaks against it; empty where the run is begun, or was already. */
    Optional<Reply> begin(CommandContext commandContext, int at, Command.Run command) {
        Requests.There there = new Requests.There(commandContext.reading(), commandContext.workflows());
        return switch (requests.begin(commandContext.key(at), commandContext.origin(), there, command)) {
            case Requests.Outcome.Begun begun -> Optional.empty();
            case Requests.Outcome.Refused(Reply why) -> Optional.of(why);
        };
    }
}
