package org.splectrum.se.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.splectrum.se.runner.protocol.Groundwork;
import org.splectrum.se.steps.Sandboxes.State;
import org.splectrum.se.steps.Sandboxes.Unavailable;

/**
 * Default branches, each checked out once in a volume of the engine's by a sealed container; see {@link Groundwork}. That container
 * stays: its exit code says that the ground is whole, and while it is there nobody takes the volume for unused. A ground belongs to one
 * folder of alternates, and so to one repository. Thread-safe.
 */
final class Grounds {
    private static final Logger LOG = LoggerFactory.getLogger(Grounds.class);

    /** A little more than the runner gives itself. */
    private static final Duration LONGEST = Duration.ofMinutes(12);

    /** After so long without an attempt a ground goes. */
    private static final Duration KEPT = Duration.ofDays(2);

    /** What could not be laid is not tried again before. */
    private static final Duration REST = Duration.ofHours(1);

    private final Belongings belongings;
    private final Waiting waiting;
    private final DockerSettings settings;
    private final Map<String, Ground> laid = new ConcurrentHashMap<>();
    private final Set<String> laying = ConcurrentHashMap.newKeySet();
    private final Map<String, Instant> vain = new ConcurrentHashMap<>();

    Grounds(Belongings belongings, Waiting waiting, DockerSettings settings) {
        this.belongings = belongings;
        this.waiting = waiting;
        this.settings = settings;
    }

    /**
     * One that is whole.
     *
     * @param path where the engine has the volume
     */
    record Ground(String volume, String path) {}

    /** The ground of a folder of alternates; empty where there is none yet. */
    Optional<Ground> of(String alternate) {
        Optional<Ground> known = Optional.ofNullable(laid.get(alternate));
        if (known.isPresent() || laying.contains(alternate) || isVain(alternate)) {
            return known;
        }
        Optional<Ground> found = find(alternate);
        found.ifPresent(ground -> laid.put(alternate, ground));
        return found;
    }

    /** Whether it is still to be had: see {@link #reap}. */
    boolean has(String alternate) {
        return laid.containsKey(alternate);
    }

    /** Looks at the engine again the next time. */
    void forget(String alternate) {
        laid.remove(alternate);
    }

    /** What an earlier server left. */
    private Optional<Ground> find(String alternate) {
        String name = belongings.labels().groundName(alternate);
        return belongings.calls().ask("looking for " + name, docker -> {
            try {
                InspectContainerResponse found =
                        docker.inspectContainerCmd(name).exec();
                Map<String, String> labels = labels(found);
                Long code = found.getState().getExitCodeLong();
                boolean whole = "exited".equals(found.getState().getStatus()) && code != null && code == 0;
                if (!whole || !alternate.equals(Labels.alternate(labels))) {
                    return Optional.empty();
                }
                InspectVolumeResponse volume =
                        docker.inspectVolumeCmd(Labels.ground(labels)).exec();
                return Optional.of(new Ground(volume.getName(), volume.getMountpoint()));
            } catch (NotFoundException _) {
                return Optional.empty();
            }
        });
    }

    private static Map<String, String> labels(InspectContainerResponse container) {
        return Objects.requireNonNullElse(container.getConfig().getLabels(), Map.of());
    }

    /** Lays one, where there is none; whoever asks meanwhile finds none. What goes wrong is logged, and fails nobody. */
    void lay(String alternate) throws InterruptedException {
        if (of(alternate).isPresent() || isVain(alternate) || !laying.add(alternate)) {
            return;
        }
        try {
            laid.put(alternate, make(alternate));
        } catch (RuntimeException e) {
            vain.put(alternate, Instant.now());
            LOG.warn("{} is not checked out ahead, so attempts write every file: {}", alternate, e.getMessage());
        } finally {
            laying.remove(alternate);
        }
    }

    private boolean isVain(String alternate) {
        Instant failed = vain.get(alternate);
        return failed != null && failed.plus(REST).isAfter(Instant.now());
    }

    private Ground make(String alternate) throws InterruptedException {
        String name = belongings.labels().groundName(alternate);
        String volume = Labels.fresh(name);
        Map<String, String> marks = belongings.labels().ground(alternate, volume);
        belongings.removeContainer(name); // half of what a crash left
        try {
            String path = belongings.makeVolume(volume, marks, Map.of());
            start(name, volume, alternate, marks);
            State state = waiting.await(name, LONGEST);
            if (state != State.ENDED) {
                throw new Unavailable("its container " + name + " is " + state);
            }
            return new Ground(volume, path);
        } catch (RuntimeException e) {
            discard(name, volume, e);
            throw e;
        }
    }

    private void start(String name, String volume, String alternate, Map<String, String> marks) {
        String image = settings.images().usual();
        belongings.calls().askWith(image, "creating container " + name, docker -> {
            docker.createContainerCmd(image)
                    .withName(name)
                    .withUser(Seal.USER)
                    .withLabels(marks)
                    .withHostConfig(Seal.ground(volume, settings.limits(), settings.runtime(), alternate))
                    .withCmd(new Groundwork(settings.limits().workspace()).arguments())
                    .exec();
            docker.startContainerCmd(name).exec();
            return true;
        });
    }

    private void discard(String container, String volume, RuntimeException why) {
        try {
            belongings.removeContainer(container);
            belongings.removeVolume(volume);
        } catch (RuntimeException stays) {
            why.addSuppressed(stays); // the reaper finds it
        }
    }

    /**
     * Removes the containers of those that are half made, of folders that are gone or were not used for long, and that are older than
     * another of the same repository: nobody begins from these any more.
     *
     * @param ours containers of this server's
     * @return volumes that have to stay for those that are left
     */
    Set<String> reap(Collection<Container> ours) {
        List<Container> grounds = ours.stream()
                .filter(container -> Labels.are(Labels.Kind.GROUND, container.getLabels()))
                .sorted(Comparator.comparing(Container::getCreated).reversed())
                .toList();
        Set<String> kept = new HashSet<>();
        Map<String, String> newest = new HashMap<>();
        for (Container container : grounds) {
            String alternate = Labels.alternate(container.getLabels());
            String home = alternate.substring(0, Math.max(0, alternate.lastIndexOf('/')));
            boolean whole = String.valueOf(container.getStatus()).startsWith("Exited (0)");
            boolean wanted = whole && isInUse(Path.of(alternate)) && newest.putIfAbsent(home, alternate) == null;
            if (wanted || laying.contains(alternate)) {
                kept.add(Labels.ground(container.getLabels()));
            } else {
                forget(alternate);
                LOG.info("removing {}, which no attempt begins from any more", alternate);
                belongings.removeContainer(container.getId());
            }
        }
        return kept;
    }

    /** Whoever hands the folder out touches it. */
    private static boolean isInUse(Path alternate) {
        try {
            return Files.getLastModifiedTime(alternate).toInstant().plus(KEPT).isAfter(Instant.now());
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether a volume of this folder is just being filled. */
    boolean isLaying(String alternate) {
        return laying.contains(alternate);
    }
}
