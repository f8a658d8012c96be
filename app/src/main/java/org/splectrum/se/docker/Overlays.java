package org.splectrum.se.docker;

import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.model.Container;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.TryAgainLater;
import org.splectrum.se.steps.Sandboxes;

/**
 * Workspaces over a default branch that is checked out already, so that an attempt need not write all its files: what it writes is in
 * memory of the same size as any workspace's, and the ground stays as it was. The engine mounts them, as volumes of type {@code
 * overlay}; where it cannot, attempts begin with an empty workspace as ever. Thread-safe.
 */
final class Overlays implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Overlays.class);

    /** An engine that refused is not asked again before. */
    private static final Duration REST = Duration.ofMinutes(30);

    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(3);

    private final Belongings belongings;
    private final DockerSettings settings;
    private final Grounds grounds;
    private final Scratches scratches;
    private final Map<AttemptId, Overlay> lent = new ConcurrentHashMap<>();
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private volatile Instant rested = Instant.MIN;

    Overlays(Belongings belongings, Waiting waiting, DockerSettings settings) {
        this.belongings = belongings;
        this.settings = settings;
        grounds = new Grounds(belongings, waiting, settings);
        scratches = new Scratches(belongings, settings);
    }

    /**
     * A workspace that is not mounted yet.
     *
     * @param volume to be mounted
     * @param alternate folder of its ground
     */
    record Overlay(String volume, String alternate, Grounds.Ground ground, Scratches.Scratch scratch) {}

    /** A workspace for this attempt's container; empty where there is none. It does not throw. */
    Optional<Overlay> of(AttemptId attempt, Sandboxes.Spec spec) {
        return isPossible() ? spec.alternate().flatMap(alternate -> of(attempt, alternate)) : Optional.empty();
    }

    /** Other runtimes have ways of their own to bring folders into a container. */
    private boolean isPossible() {
        String runtime = settings.runtime();
        return (runtime.isEmpty() || runtime.equals("runc")) && !Instant.now().isBefore(rested);
    }

    private Optional<Overlay> of(AttemptId attempt, String alternate) {
        try {
            Optional<Grounds.Ground> ground = grounds.of(alternate);
            if (ground.isEmpty()) {
                beside(() -> lay(alternate));
                return Optional.empty();
            }
            Overlay overlay = new Overlay(
                    Labels.fresh(belongings.labels().name(attempt)), alternate, ground.get(), scratches.take());
            remove(attempt); // what an earlier try left
            lent.put(attempt, overlay); // from now on the ground stays
            if (grounds.has(alternate)) {
                belongings.makeVolume(
                        overlay.volume(),
                        belongings.labels().workspace(attempt, ground.get().volume()),
                        options(overlay));
                beside(scratches::makeSpare);
                return Optional.of(overlay);
            }
            dropped(attempt, overlay);
            return Optional.empty();
        } catch (TryAgainLater away) {
            remove(attempt); // the container cannot be made either, and says why
            return Optional.empty();
        } catch (RuntimeException e) {
            if (!(e.getCause() instanceof Engine.Silent)) {
                rest("making a workspace", e);
            }
            remove(attempt);
            return Optional.empty();
        }
    }

    /**
     * Folders can be moved, as in any workspace. A file has the same number over the ground as in it, so that git knows it again, and
     * one that every program can say. See the kernel's Documentation/filesystems/overlayfs.rst.
     */
    private static Map<String, String> options(Overlay overlay) {
        String scratch = overlay.scratch().path();
        return Map.of(
                "type",
                "overlay",
                "device",
                "overlay",
                "o",
                "lowerdir=" + plain(overlay.ground().path()) + ",upperdir=" + plain(scratch) + "/upper,workdir="
                        + scratch + "/work,redirect_dir=on,xino=off,nosuid,nodev");
    }

    private static String plain(String path) {
        if (!path.matches("/[^:,\\\\\\s]+")) {
            throw new IllegalStateException("the engine's folder cannot be named in the options of a mount: " + path);
        }
        return path;
    }

    /** The attempt's container runs: what is mounted there needs nothing more. */
    void begun(Overlay overlay) {
        beside(() -> scratches.drop(overlay.scratch()));
    }

    /** The engine did not start a container with it, which is gone. */
    void refused(AttemptId attempt, RuntimeException why) {
        rest("mounting a workspace", why);
        Optional.ofNullable(lent.get(attempt)).ifPresent(overlay -> grounds.forget(overlay.alternate()));
        remove(attempt);
        beside(this::dropSpares);
    }

    private void rest(String what, RuntimeException why) {
        LOG.warn(
                "{} over what is checked out already: {}; for {} minutes attempts write every file",
                what,
                why.getMessage(),
                REST.toMinutes());
        rested = Instant.now().plus(REST);
    }

    /** To be called once the attempt's container is gone, or there was another one. Idempotent, and it does not throw. */
    void remove(AttemptId attempt) {
        Optional.ofNullable(lent.remove(attempt)).ifPresent(overlay -> dropped(attempt, overlay));
    }

    /** What stays is the reaper's. */
    private void dropped(AttemptId attempt, Overlay overlay) {
        lent.remove(attempt, overlay);
        try {
            belongings.removeVolume(overlay.volume());
            scratches.drop(overlay.scratch());
        } catch (RuntimeException e) {
            LOG.debug("the workspace of {} is not removed yet", attempt, e);
        }
    }

    /** Whether a folder of alternates has a ground that is whole. */
    boolean hasGround(String alternate) {
        return grounds.of(alternate).isPresent();
    }

    /** Lays the ground of a folder of alternates, where there is none. It does not throw. */
    void lay(String alternate) {
        if (!isPossible()) {
            return;
        }
        try {
            grounds.lay(alternate);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.debug("{} cannot be checked out ahead now", alternate, e);
        }
    }

    private void beside(Runnable work) {
        try {
            background.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException e) {
                    LOG.debug("what was to be done beside is left to the reaper", e);
                }
            });
        } catch (RejectedExecutionException closing) {
            LOG.debug("closing: the rest is left to the reaper", closing);
        }
    }

    /**
     * Removes what no attempt needs: what earlier servers left, and grounds that nothing begins from any more, but not while something
     * is mounted over them.
     *
     * @param ours containers of this server's
     * @param alive attempts under way; what begins meanwhile is lent already
     */
    void reap(Collection<Container> ours, Set<AttemptId> alive) {
        scratches.reap(ours);
        Set<String> needed = grounds.reap(ours);
        try {
            reapVolumes(needed, alive);
        } catch (Sandboxes.Unavailable e) {
            if (!Calls.isRefusal(e)) {
                throw e;
            }
            LOG.debug("nothing is known of volumes, and none was made", e);
        }
    }

    private void reapVolumes(Set<String> needed, Set<AttemptId> alive) {
        List<InspectVolumeResponse> volumes = belongings.volumes();
        for (InspectVolumeResponse volume : volumes) {
            Map<String, String> labels = labels(volume);
            if (Labels.are(Labels.Kind.WORKSPACE, labels) && !isNeeded(volume.getName(), labels, alive)) {
                removed(volume);
            } else if (Labels.are(Labels.Kind.SCRATCH, labels) && !scratches.isLive(volume.getName())) {
                removed(volume);
            }
        }
        Set<String> beneath = beneath();
        for (InspectVolumeResponse volume : volumes) {
            Map<String, String> labels = labels(volume);
            if (Labels.are(Labels.Kind.GROUND, labels)
                    && !needed.contains(volume.getName())
                    && !beneath.contains(volume.getName())
                    && !grounds.isLaying(Labels.alternate(labels))) {
                removed(volume);
            }
        }
    }

    private boolean isNeeded(String volume, Map<String, String> labels, Set<AttemptId> alive) {
        return Labels.attempt(labels).filter(alive::contains).isPresent()
                || lent.values().stream().anyMatch(overlay -> overlay.volume().equals(volume));
    }

    /** Grounds with a workspace over them; those that are about to have one are lent before the engine knows. */
    private Set<String> beneath() {
        Set<String> beneath = new HashSet<>();
        lent.values().forEach(overlay -> beneath.add(overlay.ground().volume()));
        for (InspectVolumeResponse volume : belongings.volumes()) {
            if (Labels.are(Labels.Kind.WORKSPACE, labels(volume))) {
                beneath.add(Labels.ground(labels(volume)));
            }
        }
        return beneath;
    }

    private void removed(InspectVolumeResponse volume) {
        LOG.info("removing volume {}, which no attempt needs", volume.getName());
        belongings.removeVolume(volume.getName());
    }

    private static Map<String, String> labels(InspectVolumeResponse volume) {
        return Objects.requireNonNullElse(volume.getLabels(), Map.of());
    }

    /** What was made ahead goes, where the engine answers soon; grounds stay for the next server. */
    @Override
    public void close() {
        endBackground();
        Thread dropping = Thread.ofVirtual().start(this::dropSpares);
        try {
            dropping.join(LONGEST_GOODBYE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is half made would stay until the next server starts; checking out takes longer, and is left to that one. */
    private void endBackground() {
        background.shutdown();
        try {
            if (!background.awaitTermination(LONGEST_GOODBYE.toMillis(), TimeUnit.MILLISECONDS)) {
                background.shutdownNow();
            }
        } catch (InterruptedException e) {
            background.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void dropSpares() {
        try {
            scratches.dropSpares();
        } catch (RuntimeException e) {
            LOG.debug("the next server's reaper removes it", e);
        }
    }
}
