package org.splectrum.se.steps;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.splectrum.se.command.Permissions;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.Permission;
import org.splectrum.se.model.Person;
import org.splectrum.se.model.Place;
import org.splectrum.se.run.Ending;
import org.splectrum.se.run.Problem;
import org.splectrum.se.run.Remark;
import org.splectrum.se.run.Run;

/** Asks once more whether who asked for a run may, and whether what it is about is still open: it may have waited long. Thread-safe. */
record StillWanted(Permissions permissions, Subjects subjects) {
    StillWanted {
        Objects.requireNonNull(permissions, "permissions is null");
        Objects.requireNonNull(subjects, "subjects is null");
    }

    /**
     * How the attempt ends where the person may not any more, or somebody closed what it is about; empty where it may go on.
     *
     * @throws RuntimeException where GitHub did not answer
     */
    Optional<Ending> refusal(Run run) {
        return forbidden(run).or(() -> closed(run));
    }

    /** How it ends where the person may not any more. */
    Optional<Ending> forbidden(Run run) {
        Home home = run.request().origin().place().home();
        Person person = run.request().origin().person();
        return permitted(home, person)
                ? Optional.empty()
                : Optional.of(Endings.failed(
                        Problem.Cause.NOT_PERMITTED, person.login() + " may no longer write to " + home + "."));
    }

    /** How it ends where somebody closed the issue or pull request since anybody asked for anything of the run. */
    Optional<Ending> closed(Run run) {
        Place place = run.request().origin().place();
        return closedSinceAsked(run)
                ? Optional.of(
                        Endings.failed(Problem.Cause.CLOSED_MEANWHILE, place + " was closed after this was asked for."))
                : Optional.empty();
    }

    /** An app was let in by its listed id, which the configuration of the request still holds; a program by a token. */
    private boolean permitted(Home home, Person person) {
        return switch (person.kind()) {
            case USER -> permissions.of(home, person.login()).covers(Permission.WRITE);
            case APP, SERVICE -> true;
        };
    }

    private boolean closedSinceAsked(Run run) {
        Place place = run.request().origin().place();
        return switch (place.kind()) {
            case ISSUE, PULL_REQUEST ->
                subjects.closed(place)
                        .filter(closed -> closed.isAfter(asked(run)))
                        .isPresent();
            case REPOSITORY -> false;
        };
    }

    /** When anybody last wanted something of the run. */
    private static Instant asked(Run run) {
        Instant scene = run.request().origin().event().scene().at();
        Instant begun = scene.equals(Instant.MAX) ? run.span().since() : scene;
        return Stream.concat(
                        Stream.of(begun), run.situation().remarks().stream().map(Remark::at))
                .max(Instant::compareTo)
                .orElseThrow();
    }
}
