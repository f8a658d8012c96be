package org.splectrum.se.git;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.steps.Alternates;

/**
 * Keeps what the default branch of each large mirror has beside the mirrors, as {@code <folder>/<owner>/<name>/<made>}, in
 * generations that never change once they are there. They are made in the background: nobody waits for one.
 */
public final class GitAlternates implements Alternates {
    private static final Logger LOG = LoggerFactory.getLogger(GitAlternates.class);

    /** Longer than any attempt may take. */
    private static final Duration KEPT = Duration.ofDays(2);

    private final Settings settings;
    private final Function<RepositoryName, Path> mirrors;
    private final Set<RepositoryName> renewing = ConcurrentHashMap.newKeySet();
    private final Map<Path, Boolean> lookedThrough = new ConcurrentHashMap<>();
    private final Executor background;
    private final Consumer<Path> finisher;
    /** Folders of which more is being made; they are among them before they are there. */
    private final Set<Path> unfinished = ConcurrentHashMap.newKeySet();

    /**
     * How much is made of it.
     *
     * @param folder of all of them; made where missing
     * @param worthwhile bytes of packs from which on a mirror has any
     * @param pace how old the newest gets before another is thought of
     */
    public record Settings(Path folder, long worthwhile, Duration pace) {
        /** A smaller mirror is fetched within a few tenths of a second. */
        private static final long WORTHWHILE = 4L << 20;

        public Settings(Path folder) {
            this(folder, WORTHWHILE, Duration.ofMinutes(15));
        }
    }

    /**
     * Makes nothing yet.
     *
     * @param mirrors where the bare mirror of a repository is, or would be
     * @param background makes them, one after the other
     * @param finisher makes of each what else containers begin from, and takes its time; until it returns, the one before is handed
     *     out, where there is one
     */
    public GitAlternates(
            Settings settings, Function<RepositoryName, Path> mirrors, Executor background, Consumer<Path> finisher) {
        this.settings = settings;
        this.mirrors = mirrors;
        this.background = background;
        this.finisher = finisher;
    }

    /** An attempt that cannot be lent anything fetches all: trouble here is no trouble of its own. */
    @Override
    public Optional<Lent> of(RepositoryName repository) {
        Path home = settings.folder().resolve(repository.owner()).resolve(repository.name());
        try {
            List<Generation> all = whole(generations(home)).toList();
            Optional<Generation> newest = all.stream().findFirst();
            if (newest.isEmpty() || newest.get().made().plus(settings.pace()).isBefore(Instant.now())) {
                renew(repository, home);
            }
            return all.stream()
                    .filter(generation -> !unfinished.contains(generation.folder()))
                    .findFirst()
                    .or(() -> newest)
                    .map(generation -> new LentGeneration(used(generation), mirrors.apply(repository)));
        } catch (UncheckedIOException e) {
            LOG.warn("the objects of {} cannot be lent to a container: it fetches them", repository, e);
            return Optional.empty();
        }
    }

    /** Each is looked through once: nothing changes it while the machine runs. One that is not whole is never lent, and goes as others do. */
    private Stream<Generation> whole(List<Generation> generations) {
        return generations.stream()
                .filter(generation -> lookedThrough.computeIfAbsent(generation.folder(), folder -> {
                    boolean isWhole = generation.isWhole();
                    if (!isWhole) {
                        LOG.warn("{} is not whole, as after a power loss: it is laid out afresh", folder);
                    }
                    return isWhole;
                }));
    }

    private static Generation used(Generation generation) {
        try {
            Files.setLastModifiedTime(generation.folder(), FileTime.from(Instant.now()));
            return generation;
        } catch (IOException e) {
            throw new UncheckedIOException("touching " + generation.folder(), e);
        }
    }

    private void renew(RepositoryName repository, Path home) {
        if (!renewing.add(repository)) {
            return;
        }
        try {
            background.execute(() -> {
                try {
                    renewNow(repository, home);
                } catch (IOException | RuntimeException e) {
                    LOG.warn("the objects of {} could not be laid out for containers: they fetch them", repository, e);
                } finally {
                    renewing.remove(repository);
                }
            });
        } catch (RejectedExecutionException closing) {
            renewing.remove(repository);
        }
    }

    private void renewNow(RepositoryName repository, Path home) throws IOException {
        Path mirror = mirrors.apply(repository);
        if (packed(mirror) < settings.worthwhile()) {
            return;
        }
        List<Generation> before = generations(home);
        layOut(Generation.at(home, Instant.now()), mirror, whole(before).findFirst());
        for (Generation old : before.stream().skip(1).toList()) {
            if (old.lastUsed().plus(KEPT).isBefore(Instant.now())) {
                Folders.delete(old.folder());
                lookedThrough.remove(old.folder());
            }
        }
    }

    private void layOut(Generation next, Path mirror, Optional<Generation> before) throws IOException {
        unfinished.add(next.folder());
        try {
            if (next.layOut(mirror, before)) {
                finisher.accept(next.folder().toAbsolutePath());
            }
        } finally {
            unfinished.remove(next.folder());
        }
    }

    private static long packed(Path mirror) throws IOException {
        Path packs = mirror.resolve("objects/pack");
        if (!Files.isDirectory(packs)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(packs)) {
            return files.map(Path::toFile).mapToLong(File::length).sum();
        }
    }

    /** The newest first. */
    private static List<Generation> generations(Path home) {
        if (!Files.isDirectory(home)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(home)) {
            return folders.flatMap(folder -> Generation.at(folder).stream())
                    .sorted(Comparator.comparing(Generation::made).reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("looking into " + home, e);
        }
    }
}
