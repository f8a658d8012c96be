package org.splectrum.se.run;

import java.util.Map;
import java.util.Optional;
import org.splectrum.se.command.Command;
import org.splectrum.se.command.Mistake;
import org.splectrum.se.model.Place;

/** Begins the runs that are asked for by commands, where they can be. */
final class Beginnings {
    private final Requests requests;

    Beginnings(Requests requests) {
        this.requests = requests;
    }

    /** What speaks against it; empty where the run is begun, or was already. */
    Optional<Reply> rebase(Hearer hearer, int at) {
        if (hearer.origin().place().kind() != Place.Kind.PULL_REQUEST) {
            return Optional.of(new Reply.Misunderstood(new Mistake.NotAPullRequest("rebase")));
        }
        return begin(hearer, at, new Command.Run(Command.Rebase.WORKFLOW, Map.of(), ""));
    }

    /** What speaks against it; empty where the run is begun, or was already. */
    Optional<Reply> begin(Hearer hearer, int at, Command.Run command) {
        Requests.There there = new Requests.There(hearer.reading(), hearer.workflows());
        return switch (requests.begin(hearer.key(at), hearer.origin(), there, command)) {
            case Requests.Outcome.Begun begun -> Optional.empty();
            case Requests.Outcome.Refused(Reply why) -> Optional.of(why);
        };
    }
}
