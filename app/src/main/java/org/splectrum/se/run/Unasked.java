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
final class Unasked {
    private final Desk desk;
    private final Requests requests;

    Unasked(Desk desk, Requests requests) {
        this.desk = desk;
        this.requests = requests;
    }

    /** @throws RuntimeException where GitHub did not answer */
    Hearer hearer(Origin origin, Catalogs.Reading workflows) {
        Home home = origin.place().home();
        Person person = origin.person();
        Permission has =
                person.kind() == Person.Kind.USER ? desk.permissions().of(home, person.login()) : Permission.NONE;
        return new Hearer(origin, has, desk.configs().of(home), workflows);
    }

    /** Begins each, once for the origin. */
    void begin(Hearer hearer, List<Workflow> wanted) {
        Origin origin = hearer.origin();
        Requests.There there = new Requests.There(hearer.reading(), hearer.workflows());
        List<Reply> replies = new ArrayList<>();
        for (Workflow workflow : wanted) {
            Command.Run command = new Command.Run(workflow.name(), Map.of(), "");
            Verdict verdict =
                    desk.authorization().decide(origin.person(), hearer.config().apps(), hearer.has(), command);
            if (verdict instanceof Verdict.Allowed
                    && requests.begin(origin.key() + "/" + workflow.name(), origin, there, command)
                            instanceof Requests.Outcome.Refused(Reply why)) {
                replies.add(why);
            }
        }
        if (!replies.isEmpty()) {
            desk.replies().say(origin, replies.stream().distinct().toList());
        }
    }
}
