package org.splectrum.se.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerConfig;
import com.github.dockerjava.api.model.Info;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.splectrum.se.failure.Breakers;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.steps.Sandboxes;

/** Containers of a Docker engine, sealed as {@link Seal} says. Thread-safe. */
public final class DockerSandboxes implements Sandboxes, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DockerSandboxes.class);

    private final DockerSettings settings;
    private final Labels labels;
    private final Engine engine;
    private final Waiting waiting;

    /** Asks the engine however often it fails. Does not connect yet. */
    public DockerSandboxes(DockerSettings settings) {
        this(settings, Breakers.none());
    }

    /** With a breaker for the engine. Does not connect yet. */
    public DockerSandboxes(DockerSettings settings, Breakers breakers) {
        this.settings = settings;
        labels = new Labels(settings.server());
        engine = new Engine(settings.host(), breakers);
        waiting = new Waiting(engine, settings.patience());
    }

    /** Creates first and looks afterwards, for mostly there is no such container yet, and somebody waits for it. */
    @Override
    public String start(AttemptId attempt, Spec spec) {
        String name = labels.name(attempt);
        begin(attempt, name, spec);
        return image(name);
    }

    private void begin(AttemptId attempt, String name, Spec spec) {
        try {
            if (create(attempt, name, spec)) {
                startCreated(name);
                return;
            }
        } catch (Unavailable e) {
            if (!refused(e) || !startExisting(name)) { // one that lives does not need its image's name
                throw e;
            }
            return;
        }
        startExisting(name);
    }

    /** Empty where the container is gone already. */
    private String image(String name) {
        return engine("inspecting container " + name, docker -> {
            try {
                String image = docker.inspectContainerCmd(name).exec().getImageId();
                return Objects.requireNonNullElse(image, "");
            } catch (NotFoundException _) {
                return "";
            }
        });
    }

    /** Whether the engine said so; one that is silent is not asked again at once. */
    private static boolean refused(Unavailable e) {
        return e.getCause() instanceof DockerException;
    }

    /** Whether there is such a container; it runs or has ended then. */
    private boolean startExisting(String name) {
        return engine("starting container " + name, docker -> {
            try {
                InspectContainerResponse found =
                        docker.inspectContainerCmd(name).exec();
                if ("created".equals(found.getState().getStatus())) {
                    docker.startContainerCmd(name).exec();
                }
                return true;
            } catch (NotModifiedException _) {
                return true;
            } catch (NotFoundException _) {
                return false;
            }
        });
    }

    private void startCreated(String name) {
        engine("starting container " + name, docker -> {
            try {
                docker.startContainerCmd(name).exec();
                return true;
            } catch (NotModifiedException _) {
                return false; // somebody else was quicker
            }
        });
    }

    /** Whether it was created here and now. */
    private boolean create(AttemptId attempt, String name, Spec spec) {
        String image = allowed(spec.image());
        return withImage("creating container " + name, image, docker -> {
            try {
                docker.createContainerCmd(image)
                        .withName(name)
                        .withUser(Seal.USER)
                        .withLabels(labels.of(attempt))
                        .withHostConfig(Seal.of(settings.limits(), settings.runtime(), spec))
                        .withCmd(spec.readiness().arguments())
                        .exec();
                return true;
            } catch (ConflictException quicker) {
                LOG.debug("container {} was created by somebody else meanwhile", name, quicker);
                return false;
            }
        });
    }

    /** A run may be older than the list. */
    private String allowed(String image) {
        if (!image.isEmpty() && !settings.images().others().contains(image)) {
            throw new Unavailable("the image " + image + " is not among those that SE_RUNNER_IMAGES allows");
        }
        return image.isEmpty() ? settings.images().usual() : image;
    }

    /** Where the engine does not answer, whatever runs there is taken to run on. */
    @Override
    public State await(AttemptId attempt, Duration atMost) throws InterruptedException {
        return waiting.await(labels.name(attempt), atMost);
    }

    @Override
    public void remove(AttemptId attempt) {
        remove(labels.name(attempt));
    }

    private void remove(String container) {
        engine("removing container " + container, docker -> {
            try {
                docker.removeContainerCmd(container)
                        .withForce(true)
                        .withRemoveVolumes(true)
                        .exec();
                return true;
            } catch (NotFoundException | ConflictException _) {
                return false; // it is gone, or just going
            }
        });
    }

    /**
     * Removes this server's containers that no attempt needs. Idempotent.
     *
     * @param needed the attempts under way, asked once the containers are known: what begins meanwhile is none of them
     * @throws Unavailable where the engine is missing
     */
    public void reap(Supplier<Set<AttemptId>> needed) {
        List<Container> ours = engine(
                "listing containers",
                docker -> docker.listContainersCmd()
                        .withShowAll(true)
                        .withLabelFilter(labels.ours())
                        .exec());
        Set<AttemptId> alive = needed.get();
        for (Container container : ours) {
            if (Labels.attempt(container.getLabels()).filter(alive::contains).isEmpty()) {
                LOG.info("removing container {}, which no run needs", container.getId());
                remove(container.getId());
            }
        }
    }

    /**
     * Asks the engine whether it, the usual image and the runtime are there.
     *
     * @throws Unavailable where one is not; the message names the mend
     */
    public void checkReady() {
        String image = settings.images().usual();
        refuseVolumes(image, withImage("asking for the image", image, docker -> {
            docker.pingCmd().exec();
            return docker.inspectImageCmd(image).exec();
        }));
        if (!settings.runtime().isEmpty()) {
            Info info =
                    engine("asking for the runtime", docker -> docker.infoCmd().exec());
            Runtimes.require(settings.runtime(), engine.host(), info);
        }
    }

    /** Each container would get a folder on the machine's disk that nothing bounds. */
    private static void refuseVolumes(String image, InspectImageResponse found) {
        ContainerConfig config = found.getConfig();
        if (config != null
                && config.getVolumes() != null
                && !config.getVolumes().isEmpty()) {
            throw new Unavailable(
                    "the image " + image + " declares volumes, which no limit bounds: make it without VOLUME");
        }
    }

    private <T> T withImage(String what, String image, Function<DockerClient, T> action) {
        try {
            return ask(what, action);
        } catch (NotFoundException missing) {
            throw new Unavailable(
                    "there is no image " + image + " at " + engine.host()
                            + ": ./se engine makes it, or docker pull gets yours; SE_RUNNER_IMAGE names it, or a workflow",
                    missing);
        } catch (DockerException refusal) {
            throw refused(what, refusal);
        }
    }

    private <T> T engine(String what, Function<DockerClient, T> action) {
        try {
            return ask(what, action);
        } catch (DockerException refusal) {
            throw refused(what, refusal);
        }
    }

    private Unavailable refused(String what, DockerException refusal) {
        String mend = Runtimes.isAbout(settings.runtime(), refusal)
                ? Runtimes.MEND
                : " (it must be on this machine and see the same files)";
        return new Unavailable(
                what + ": the Docker engine at " + engine.host() + " refuses: " + refusal.getMessage() + mend, refusal);
    }

    private <T> T ask(String what, Function<DockerClient, T> action) {
        try {
            return engine.call(settings.patience(), action);
        } catch (Engine.Silent e) {
            throw new Unavailable(what + ": no Docker engine answers at " + engine.host() + Engine.ABSENT, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable(what + ": interrupted", e);
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
