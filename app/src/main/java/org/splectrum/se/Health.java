package org.splectrum.se;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.splectrum.se.docker.DockerSandboxes;
import org.splectrum.se.failure.Breakers;
import org.splectrum.se.failure.Circuit;
import org.splectrum.se.store.Store;
import org.splectrum.se.web.Readiness;

/** Whether database, engine and GitHub answer, asked each time. Thread-safe. */
final class Health implements Readiness {
    private final Store store;
    private final GitHubEdge github;
    private final DockerSandboxes sandboxes;
    private final Breakers breakers;

    Health(Store store, GitHubEdge github, DockerSandboxes sandboxes, Breakers breakers) {
        this.breakers = breakers;
        this.store = store;
        this.github = github;
        this.sandboxes = sandboxes;
    }

    @Override
    public List<Check> checks() {
        return Stream.<Supplier<Check>>of(
                        () -> check("database", () -> store.inbox().waiting(1)),
                        () -> check("engine", sandboxes::checkReady),
                        () -> check("github", github.app()::check))
                .parallel()
                .map(Supplier::get)
                .toList();
    }

    @Override
    public List<Circuit> circuits() {
        return breakers.snapshot();
    }

    /** The log has why. Where the database does not answer, that is told above. */
    @Override
    public int givenUp() {
        try {
            return store.setAside();
        } catch (RuntimeException unknown) {
            return 0;
        }
    }

    private static Check check(String name, Runnable look) {
        try {
            look.run();
            return Check.passed(name);
        } catch (RuntimeException e) {
            return new Check(name, String.valueOf(e.getMessage()));
        }
    }
}
