package org.splectrum.se.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.InternalServerErrorException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerConfig;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Info;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
    private final Calls calls;
    private final Belongings belongings;
    private final Waiting waiting;
    private final Overlays overlays;

    /** Asks the engine however often it fails. Does not connect yet. */
    public DockerSandboxes(DockerSettings settings) {
        this(settings, Breakers.none());
    }

    /** With a breaker for the engine. Does not connect yet. */
    public DockerSandboxes(DockerSettings settings, Breakers breakers) {
        this.settings = settings;
        labels = new Labels(settings.server());
        engine = new Engine(settings.host(), breakers);
        calls = new Calls(engine, settings);
        belongings = new Belongings(calls, labels);
        waiting = new Waiting(engine, settings.patience());
        overlays = new Overlays(belongings, waiting, settings);
    }

    /** Creates first and looks afterwards, for mostly there is no such container yet, and somebody waits for it. */
    @Override
    public String start(AttemptId attempt, Spec spec) {
        String name = labels.name(attempt);
        begin(attempt, name, spec);
        return image(name);
    }

    private void begin(AttemptId attempt, String name, Spec spec) {
        Optional<Overlays.Overlay> overlay = overlays.of(attempt, spec);
        if (overlay.isPresent() && beginOver(overlay.get(), attempt, name, spec)) {
            return;
        }
        HostConfig sealed = Seal.of(settings.limits(), settings.runtime(), spec);
        try {
            if (create(attempt, name, spec, sealed)) {
                startCreated(name);
                return;
            }
        } catch (Unavailable e) {
            if (!Calls.isRefusal(e) || !startExisting(name)) { // one that lives does not need its image's name
                throw e;
            }
            return;
        }
        if (!startExisting(name) && create(attempt, name, spec, sealed)) {
            startCreated(name);
        }
    }

    /** Whether the attempt's container runs in this workspace; else nothing is left of it, and there may be another one. */
    private boolean beginOver(Overlays.Overlay overlay, AttemptId attempt, String name, Spec spec) {
        HostConfig sealed = Seal.over(overlay.volume(), settings.limits(), settings.runtime(), spec);
        boolean created = false;
        try {
            created = create(attempt, name, spec, sealed);
            if (created) {
                startCreated(name);
                overlays.begun(overlay);
                return true;
            }
            overlays.remove(attempt);
        } catch (Unavailable e) {
            if (!Calls.isRefusal(e)) {
                throw e;
            }
            if (created) {
                belongings.removeContainer(name);
                overlays.refused(attempt, e);
            } else {
                overlays.remove(attempt);
            }
        }
        return false;
    }

    /** Empty where the container is gone already. */
    private String image(String name) {
        return calls.ask("inspecting container " + name, docker -> {
            try {
                String image = docker.inspectContainerCmd(name).exec().getImageId();
                return Objects.requireNonNullElse(image, "");
            } catch (NotFoundException _) {
                return "";
            }
        });
    }

    /** Whether there is such a container; it runs or has ended then. One that cannot be started never ran, and goes. */
    private boolean startExisting(String name) {
        return calls.ask("starting container " + name, docker -> {
            try {
                InspectContainerResponse found =
                        docker.inspectContainerCmd(name).exec();
                if (!"created".equals(found.getState().getStatus())) {
                    return true;
                }
            } catch (NotFoundException _) {
                return false;
            }
            try {
                docker.startContainerCmd(name).exec();
                return true;
            } catch (NotModifiedException _) {
                return true;
            } catch (NotFoundException | InternalServerErrorException cannot) {
                LOG.info("container {} cannot be started, and is made anew", name, cannot);
                docker.removeContainerCmd(name).withForce(true).exec();
                return false;
            }
        });
    }

    private void startCreated(String name) {
        calls.ask("starting container " + name, docker -> {
            try {
                docker.startContainerCmd(name).exec();
                return true;
            } catch (NotModifiedException _) {
                return false; // somebody else was quicker
            }
        });
    }

    /** Whether it was created here and now. */
    private boolean create(AttemptId attempt, String name, Spec spec, HostConfig sealed) {
        String image = allowed(spec.image());
        return calls.askWith(image, "creating container " + name, docker -> {
            try {
                docker.createContainerCmd(image)
                        .withName(name)
                        .withUser(Seal.USER)
                        .withLabels(labels.of(attempt))
                        .withHostConfig(sealed)
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
        try {
            belongings.removeContainer(labels.name(attempt));
        } finally {
            overlays.remove(attempt);
        }
    }

    /**
     * Has what an alternate's tip has checked out ahead, where that is not done: attempts begin from it then, and are not kept waiting
     * for it. Blocks until it is there, or could not be made; what goes wrong is logged.
     */
    public void layGround(Path alternate) {
        overlays.lay(alternate.toString());
    }

    /**
     * Whether that was done, by this server or another of the same data.
     *
     * @throws Unavailable where the engine is missing
     */
    public boolean hasGround(Path alternate) {
        return overlays.hasGround(alternate.toString());
    }

    /**
     * Removes everything of this server's from the engine, also what it keeps there for the next one on the same data. Idempotent.
     *
     * @throws Unavailable where the engine is missing
     */
    public void clear() {
        ours().forEach(container -> belongings.removeContainer(container.getId()));
        belongings.volumes().forEach(volume -> belongings.removeVolume(volume.getName()));
    }

    /**
     * Removes this server's containers and volumes that no attempt needs. Idempotent.
     *
     * @param needed the attempts under way, asked once the containers are known: what begins meanwhile is none of them
     * @throws Unavailable where the engine is missing
     */
    public void reap(Supplier<Set<AttemptId>> needed) {
        List<Container> ours = ours();
        Set<AttemptId> alive = needed.get();
        for (Container container : ours) {
            Map<String, String> marks = container.getLabels();
            if (Labels.areOfAttempt(marks)
                    && Labels.attempt(marks).filter(alive::contains).isEmpty()) {
                LOG.info("removing container {}, which no run needs", container.getId());
                belongings.removeContainer(container.getId());
                Labels.attempt(marks).ifPresent(overlays::remove);
            }
        }
        overlays.reap(ours, alive);
    }

    private List<Container> ours() {
        return calls.ask(
                "listing containers",
                docker -> docker.listContainersCmd()
                        .withShowAll(true)
                        .withLabelFilter(labels.ours())
                        .exec());
    }

    /**
     * Asks the engine whether it, the usual image and the runtime are there.
     *
     * @throws Unavailable where one is not; the message names the mend
     */
    public void checkReady() {
        String image = settings.images().usual();
        refuseVolumes(image, calls.askWith(image, "asking for the image", docker -> {
            docker.pingCmd().exec();
            return docker.inspectImageCmd(image).exec();
        }));
        if (!settings.runtime().isEmpty()) {
            Info info = calls.ask(
                    "asking for the runtime", docker -> docker.infoCmd().exec());
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

    @Override
    public void close() {
        overlays.close();
        engine.close();
    }
}
