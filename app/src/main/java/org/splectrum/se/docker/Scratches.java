package org.splectrum.se.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Frame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.splectrum.se.steps.Sandboxes.Unavailable;

/**
 * Memory of bounded size for what attempts write over a ground: a volume, which has to be mounted before it can be laid over anything,
 * and a container that does nothing but keep it so. Both are needed only until the attempt's container runs: what is mounted there
 * keeps the memory itself, and frees it when the attempt is gone. Thread-safe.
 */
final class Scratches {
    private static final Logger LOG = LoggerFactory.getLogger(Scratches.class);
    private static final String TARGET = "/scratch";
    private static final String READY = "ready";

    /** Overlays want both, and one for the user alone as workspaces are. */
    private static final String HOLD = "mkdir -m 700 " + TARGET + "/upper && mkdir " + TARGET + "/work && echo " + READY
            + " && exec sleep infinity";

    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** So long one is kept that nobody takes. */
    private static final Duration KEPT = Duration.ofHours(1);

    private final Belongings belongings;
    private final DockerSettings settings;
    private final Set<String> live = ConcurrentHashMap.newKeySet();
    private final Deque<Scratch> spares = new ArrayDeque<>();

    Scratches(Belongings belongings, DockerSettings settings) {
        this.belongings = belongings;
        this.settings = settings;
    }

    /**
     * One that is mounted.
     *
     * @param name of the volume and of its container
     * @param path where the engine has the volume; in it are {@code upper} and {@code work}
     */
    record Scratch(String name, String path, Instant made) {}

    /** One that was made ahead, else one that is made now. It is the caller's to {@link #drop}. */
    Scratch take() {
        return spare().orElseGet(this::make);
    }

    private synchronized Optional<Scratch> spare() {
        return Optional.ofNullable(spares.poll());
    }

    /** Makes one ahead, where there is none. */
    void makeSpare() {
        if (!hasSpare()) {
            Scratch made = make();
            synchronized (this) {
                spares.add(made);
            }
        }
    }

    private synchronized boolean hasSpare() {
        return !spares.isEmpty();
    }

    private Scratch make() {
        String name = Labels.fresh("se-scratch");
        live.add(name);
        try {
            String path = belongings.makeVolume(name, belongings.labels().scratch(), memory());
            hold(name);
            return new Scratch(name, path, Instant.now());
        } catch (RuntimeException e) {
            live.remove(name); // what is there of it is the reaper's now
            throw e;
        }
    }

    private Map<String, String> memory() {
        return Map.of(
                "type",
                "tmpfs",
                "device",
                "tmpfs",
                "o",
                "size=" + settings.limits().workspace() + ",uid=1000,gid=1000,mode=0700,nosuid,nodev");
    }

    private void hold(String name) {
        String image = settings.images().usual();
        belongings.calls().askWith(image, "creating container " + name, docker -> {
            docker.createContainerCmd(image)
                    .withName(name)
                    .withUser(Seal.USER)
                    .withLabels(belongings.labels().scratch())
                    .withHostConfig(Seal.holder(name, TARGET, settings.limits(), settings.runtime()))
                    .withEntrypoint("/bin/sh", "-c", HOLD)
                    .exec();
            docker.startContainerCmd(name).exec();
            return true;
        });
        boolean ready = belongings
                .calls()
                .ask(
                        "waiting for container " + name,
                        docker -> docker.logContainerCmd(name)
                                .withStdOut(true)
                                .withFollowStream(true)
                                .exec(new FirstWord())
                                .isReady());
        if (!ready) {
            throw new Unavailable("container " + name + " does not hold its memory");
        }
    }

    /** Idempotent. What is mounted over it stays as it is. */
    void drop(Scratch scratch) {
        belongings.removeContainer(scratch.name());
        belongings.removeVolume(scratch.name());
        live.remove(scratch.name());
    }

    /** Drops what was made ahead. */
    void dropSpares() {
        for (Optional<Scratch> spare = spare(); spare.isPresent(); spare = spare()) {
            drop(spare.get());
        }
    }

    /**
     * Removes containers that an earlier server left, and what was made ahead and is not taken.
     *
     * @param ours containers of this server's
     */
    void reap(Collection<Container> ours) {
        for (Container container : ours) {
            if (Labels.are(Labels.Kind.SCRATCH, container.getLabels()) && !isLive(container)) {
                LOG.info("removing container {}, which holds memory for nobody", container.getId());
                belongings.removeContainer(container.getId());
            }
        }
        for (Scratch old : old()) {
            drop(old);
        }
    }

    private boolean isLive(Container container) {
        for (String name : container.getNames()) {
            if (live.contains(name.substring(1))) {
                return true;
            }
        }
        return false;
    }

    private synchronized List<Scratch> old() {
        Instant limit = Instant.now().minus(KEPT);
        List<Scratch> old =
                spares.stream().filter(spare -> spare.made().isBefore(limit)).toList();
        spares.removeAll(old);
        return old;
    }

    /** Whether a volume of this name is held, or just going to be. */
    boolean isLive(String name) {
        return live.contains(name);
    }

    /** Waits for what the container prints first. */
    private static final class FirstWord extends ResultCallback.Adapter<Frame> {
        private final StringBuilder heard = new StringBuilder();

        @Override
        public void onNext(Frame frame) {
            heard.append(new String(frame.getPayload(), StandardCharsets.UTF_8));
            onComplete();
        }

        boolean isReady() {
            try (this) {
                return awaitCompletion(LONGEST.toSeconds(), TimeUnit.SECONDS)
                        && heard.toString().strip().equals(READY);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            } catch (IOException e) {
                return false;
            }
        }
    }
}
