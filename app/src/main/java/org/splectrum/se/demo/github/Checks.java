package org.splectrum.se.demo.github;

import static java.util.Objects.requireNonNull;

import org.splectrum.se.demo.github.Happening.CheckActionRequested;
import org.splectrum.se.demo.github.Happening.CheckCreated;
import org.splectrum.se.demo.github.Happening.CheckRerequested;
import org.splectrum.se.demo.github.Happening.SuiteRerequested;

/** What is done to check runs. Thread-safe. */
public final class Checks {
    private final Forge forge;

    public Checks(Forge forge) {
        this.forge = requireNonNull(forge, "forge is null");
    }

    /**
     * Stores a check run that the maker numbered with {@link Forge#nextId}.
     *
     * @throws Refusal 422 when the commit is not there
     */
    public CheckRun create(Repository repository, CheckRun check, String by) {
        return forge.change(() -> {
            if (repository.git().resolve(check.headSha()).isEmpty()) {
                throw Refusal.custom("CheckRun", "No commit found for SHA: " + check.headSha());
            }
            repository.put(check);
            forge.announce(new CheckCreated(repository.name(), check.id(), by));
            return check;
        });
    }

    public CheckRun update(Repository repository, CheckRun check) {
        return forge.change(() -> {
            repository.put(check);
            return check;
        });
    }

    /**
     * Presses one of the check's buttons.
     *
     * @throws Refusal 422 when the check offers no such button
     */
    public void press(Repository repository, long id, String action, String by) {
        forge.change(() -> {
            CheckRun check = repository.check(id).orElseThrow(Refusal::notFound);
            if (check.actions().stream()
                    .noneMatch(offered -> offered.identifier().equals(action))) {
                throw Refusal.invalid("CheckRun", "requested_action", "invalid");
            }
            forge.announce(new CheckActionRequested(repository.name(), id, action, by));
            return check;
        });
    }

    /**
     * Presses "Re-run".
     *
     * @throws Refusal 422 while the check is under way: GitHub shows the button only at its end
     */
    public void rerequest(Repository repository, long id, String by) {
        forge.change(() -> {
            CheckRun check = repository.check(id).orElseThrow(Refusal::notFound);
            if (check.progress() instanceof CheckRun.Progress.Underway) {
                throw Refusal.custom("CheckRun", "This check run is not rerequestable");
            }
            forge.announce(new CheckRerequested(repository.name(), id, by));
            return check;
        });
    }

    /** Presses "Re-run all checks" on the commit that this check is on. */
    public void rerequestSuite(Repository repository, long id, String by) {
        forge.change(() -> {
            CheckRun check = repository.check(id).orElseThrow(Refusal::notFound);
            forge.announce(new SuiteRerequested(repository.name(), id, by));
            return check;
        });
    }
}
