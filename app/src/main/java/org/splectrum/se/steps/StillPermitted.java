package org.splectrum.se.steps;

import java.util.Objects;
import java.util.Optional;
import org.splectrum.se.command.Permissions;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.Permission;
import org.splectrum.se.model.Person;
import org.splectrum.se.run.Ending;
import org.splectrum.se.run.Problem;
import org.splectrum.se.run.Run;

/** Asks once more whether who asked for a run may: it may have waited long. Thread-safe. */
record StillPermitted(Permissions permissions) {
    StillPermitted {
        Objects.requireNonNull(permissions, "permissions is null");
    }

    /**
     * How the attempt ends where the person may not any more; empty where the person may.
     *
     * @throws RuntimeException where GitHub did not answer
     */
    Optional<Ending> refusal(Run run) {
        Home home = run.request().origin().place().home();
        Person person = run.request().origin().person();
        return permitted(home, person)
                ? Optional.empty()
                : Optional.of(Endings.failed(
                        Problem.Cause.NOT_PERMITTED, person.login() + " may no longer write to " + home + "."));
    }

    /** An app was let in by its listed id, which the configuration of the request still holds; a program by a token. */
    private boolean permitted(Home home, Person person) {
        return switch (person.kind()) {
            case USER -> permissions.of(home, person.login()).covers(Permission.WRITE);
            case APP, SERVICE -> true;
        };
    }
}
