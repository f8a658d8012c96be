package org.splectrum.se.command;

import java.util.List;
import java.util.Objects;
import org.splectrum.se.model.Permission;
import org.splectrum.se.model.Person;

/** Decides whether somebody may give a command. Pure; thread-safe. */
public final class Authorization {
    private final Self self;

    public Authorization(Self self) {
        this.self = Objects.requireNonNull(self, "self is null");
    }

    /** What was decided. */
    public sealed interface Verdict {
        /** The command counts. */
        record Allowed() implements Verdict {}

        /** It does not, and the person is told so once. */
        record Refused(String login, Permission has, Permission needed) implements Verdict {
            public Refused {
                Objects.requireNonNull(login, "login is null");
                Objects.requireNonNull(has, "has is null");
                Objects.requireNonNull(needed, "needed is null");
            }
        }

        /** It does not, and nobody is told: the reason is for the log. */
        record Silent(String reason) implements Verdict {
            public Silent {
                Objects.requireNonNull(reason, "reason is null");
            }
        }
    }

    /**
     * Users need what {@link CommandTable} asks for. Apps count only where the repository lists their id, also when they
     * act in a user's name, who then needs the permission too. SE's own words never count.
     *
     * @param apps ids that the repository's configuration lists
     * @param has what GitHub says the person may do there now
     */
    public Verdict decide(Person person, List<Long> apps, Permission has, Command command) {
        if (self.is(person)) {
            return new Verdict.Silent("SE itself wrote it");
        }
        boolean throughApp = person.kind() == Person.Kind.APP || person.appId() != 0;
        if (throughApp && (person.appId() == 0 || !apps.contains(person.appId()))) {
            return new Verdict.Silent("app " + person.appId() + " of " + person.login() + " is not listed");
        }
        Permission needed = CommandTable.of(command).needed();
        if (person.kind() == Person.Kind.USER && !has.covers(needed)) {
            return new Verdict.Refused(person.login(), has, needed);
        }
        return new Verdict.Allowed();
    }
}
