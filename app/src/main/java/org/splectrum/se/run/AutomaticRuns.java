package org.splectrum.se.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.splectrum.se.command.Authorization.Verdict;
import org.splectrum.se.command.Command;
import org.splectrum.se.command.Origin;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.Permission;
import org.splectrum.se.model.Person;
import org.splectrum.se.workflow.Catalogs;
import org.splectrum.se.workflow.Workflow;

/**
 * Begins workflows because of what somebody did, without being asked for them: only for those who may give commands. So what SE
 * does itself begins nothing, nor does a stranger; and nobody else hears of it. Idempotent by the origin's key.
 */
final class AutomaticRuns {
    private final CommandServices commandServices;
    private final Requests requests;

    AutomaticRuns(CommandServices commandServices, Requests requests) {
        this.commandServices = commandServices;
        this.requests = requests;
    }

    /** @throws RuntimeException where GitHub did not answer */
    CommandContext context(Origin origin, Catalogs.Reading workflows) {
        Home home = origin.place().home();
        Person person = origin.person();
        Permission has = person.kind() == Person.Kind.USER
                ? commandServices.permissions().of(home, person.login())
                : Permission.NONE;
        return new CommandContext(origin, has, commandServices.configs().of(home), workflows);
    }

    /** Begins each, once for the origin. */
    void begin(CommandContext commandContext, List<Workflow> wanted) {
        Origin origin = commandContext.origin();
        Requests.There there = new Requests.There(commandContext.reading(), commandContext.workflows());
        List<Reply> replies = new ArrayList<>();
        for (Workflow workflow : wanted) {
            Command.Run command = new Command.Run(workflow.name(), Map.of(), "");
            Verdict verdict = commandServices
                    .authorization()
                    .decide(origin.person(), commandContext.config().apps(), commandContext.has(), command);
            if (verdict instanceof Verdict.Allowed
                    && requests.begin(origin.key() + "/" + workflow.name(), origin, there, command)
                            instanceof Requests.Outcome.Refused(Reply why)) {
                replies.add(why);
            }
        }
        if (!replies.isEmpty()) {
            commandServices.replies().say(origin, replies.stream().distinct().toList());
        }
    }
}
