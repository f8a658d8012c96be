package org.splectrum.se.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.util.function.Function;
import org.splectrum.se.steps.Sandboxes.Unavailable;

/**
 * What is asked of the engine, and told with its mend where that fails. Thread-safe.
 *
 * @param settings say where the engine is, and how long it may take
 */
record Calls(Engine engine, DockerSettings settings) {
    /**
     * Asks.
     *
     * @param what is done, for people
     * @throws Unavailable where the engine is missing or refuses
     */
    <T> T ask(String what, Function<DockerClient, T> action) {
        try {
            return call(what, action);
        } catch (DockerException refusal) {
            throw refused(what, refusal);
        }
    }

    /** The same where nothing found means that there is no such image. */
    <T> T askWith(String image, String what, Function<DockerClient, T> action) {
        try {
            return call(what, action);
        } catch (NotFoundException missing) {
            throw new Unavailable(
                    "there is no image " + image + " at " + engine.host()
                            + ": ./se engine makes it, or docker pull gets yours; SE_RUNNER_IMAGE names it, or a workflow",
                    missing);
        } catch (DockerException refusal) {
            throw refused(what, refusal);
        }
    }

    /** Whether the engine said so; one that is silent is not asked again at once. */
    static boolean isRefusal(Unavailable e) {
        return e.getCause() instanceof DockerException;
    }

    private Unavailable refused(String what, DockerException refusal) {
        String known = Runtimes.mend(settings.runtime(), refusal);
        String mend = known.isEmpty() ? " (it must be on this machine and see the same files)" : known;
        return new Unavailable(
                what + ": the Docker engine at " + engine.host() + " refuses: " + refusal.getMessage() + mend, refusal);
    }

    private <T> T call(String what, Function<DockerClient, T> action) {
        try {
            return engine.call(settings.patience(), action);
        } catch (Engine.Silent e) {
            throw new Unavailable(what + ": no Docker engine answers at " + engine.host() + Engine.ABSENT, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable(what + ": interrupted", e);
        }
    }
}
