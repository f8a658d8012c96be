package org.splectrum.se.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.splectrum.se.failure.Breakers;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.model.TryAgainLater;
import org.splectrum.se.run.Changes;
import org.splectrum.se.steps.Mirrors;

/** Keeps one bare repository for each on GitHub, {@code <folder>/<owner>/<name>.git}. A damaged one is replaced. */
public final class GitMirrors implements Mirrors {
    private static final Logger LOG = LoggerFactory.getLogger(GitMirrors.class);
    private static final String OWN_REFS = "refs/se/";
    private final Path folder;
    private final Remote remote;
    private final Replacement replacement;
    private final Instant born = Instant.now();
    private final ConcurrentHashMap<RepositoryName, ReentrantLock> locks = new ConcurrentHashMap<>();

    /** Asks GitHub however often it fails. */
    public GitMirrors(GitSettings settings, Tokens tokens) {
        this(settings, tokens, Breakers.none());
    }

    /** With a breaker for each installation. */
    public GitMirrors(GitSettings settings, Tokens tokens, Breakers breakers) {
        OwnSystem.install();
        this.folder = settings.folder();
        this.remote = new Remote(settings, tokens, breakers);
        this.replacement = new Replacement(remote);
    }

    /** Where the repository's mirror is, or would be; a bare repository that others may open, and push to below {@code refs/se}. */
    public Path mirror(RepositoryName repository) {
        var _ = lock(repository);
        return path(repository);
    }

    private Path path(RepositoryName repository) {
        return folder.resolve(repository.owner()).resolve(repository.name() + ".git");
    }

    @Override
    public Branches fetch(Home home) {
        ReentrantLock lock = lock(home.repository());
        Path mirror = path(home.repository());
        lock.lock();
        try {
            if (!Files.exists(mirror)) {
                replacement.restoreOrCreate(mirror);
            }
            try {
                return refresh(mirror, home);
            } catch (Damaged damaged) {
                LOG.warn("the mirror of {} is damaged and fetched anew: {}", home, damaged.getMessage());
                replacement.replace(mirror, home);
                return refresh(mirror, home);
            }
        } catch (Damaged again) {
            throw new IllegalStateException("the mirror of " + home + " stays damaged: " + again.getMessage(), again);
        } catch (IOException e) {
            throw new UncheckedIOException("mirroring " + home, e);
        } finally {
            lock.unlock();
        }
    }

    /** Whoever comes first frees the mirror of what a server left that was killed while it wrote there. */
    private ReentrantLock lock(RepositoryName repository) {
        return locks.computeIfAbsent(repository, name -> {
            if (Files.exists(path(name))) {
                Folders.unlock(path(name), born);
            }
            return new ReentrantLock();
        });
    }

    private Branches refresh(Path mirror, Home home) throws Damaged, IOException {
        try (Repository local = MirrorFolder.openWhole(mirror)) {
            Map<String, CommitId> before = tips(local);
            Map<String, Ref> theirs = fetch(local, home);
            Map<String, CommitId> tips = tips(local);
            String main = main(theirs.get(Constants.HEAD), tips);
            keepWhatWasRewritten(local, home, before.get(main), tips.get(main));
            follow(local, Constants.R_HEADS + main);
            return new Branches(main, tips);
        }
    }

    private static void keepWhatWasRewritten(
            Repository local, Home home, @Nullable CommitId before, @Nullable CommitId now) throws IOException {
        if (before != null && now != null && !before.equals(now) && FormerTips.keep(local, before, now)) {
            LOG.info("the default branch of {} was rewritten: {} is no part of {}", home, before, now);
        }
    }

    private Map<String, Ref> fetch(Repository local, Home home) throws Damaged {
        try {
            return remote.fetch(local, home);
        } catch (TryAgainLater trouble) {
            if (Damaged.concernsObjects(trouble)) {
                throw new Damaged(String.valueOf(trouble.getMessage()), trouble);
            }
            throw trouble;
        }
    }

    /** The default branch's name, which GitHub tells with {@code HEAD}. */
    private static String main(@Nullable Ref head, Map<String, CommitId> tips) {
        if (head != null && head.isSymbolic()) {
            return Repository.shortenRefName(head.getTarget().getName());
        }
        return Stream.of("main", "master")
                .filter(tips::containsKey)
                .findFirst()
                .orElseGet(() -> tips.keySet().stream().findFirst().orElse("main"));
    }

    /** The mirror's own HEAD tells those who are not asking GitHub. */
    private static void follow(Repository local, String main) throws IOException {
        if (!main.equals(local.getFullBranch())) {
            RefUpdate head = local.updateRef(Constants.HEAD);
            head.disableRefLog();
            head.link(main);
        }
    }

    private static Map<String, CommitId> tips(Repository local) throws IOException {
        Map<String, CommitId> tips = new TreeMap<>();
        for (Ref ref : local.getRefDatabase().getRefsByPrefix(Constants.R_HEADS)) {
            ObjectId tip = ref.getObjectId();
            if (tip != null) {
                tips.put(ref.getName().substring(Constants.R_HEADS.length()), new CommitId(tip.name()));
            }
        }
        return tips;
    }

    @Override
    public void point(RepositoryName repository, String ref, CommitId commit) {
        if (!ref.startsWith(OWN_REFS) || !Repository.isValidRefName(ref)) {
            throw new IllegalArgumentException("not a ref below " + OWN_REFS + ": " + ref);
        }
        try (Repository local = MirrorFolder.open(mirror(repository));
                RevWalk walk = new RevWalk(local)) {
            RefUpdate update = local.updateRef(ref, true);
            update.setNewObjectId(walk.parseCommit(ObjectId.fromString(commit.sha())));
            update.setForceUpdate(true);
            update.disableRefLog();
            RefUpdate.Result result = update.update(walk);
            switch (result) {
                case NEW, FORCED, FAST_FORWARD, NO_CHANGE -> {}
                case LOCK_FAILURE ->
                    throw new TryAgainLater(ref + " of " + repository + " is being changed", Instant.now());
                case NOT_ATTEMPTED,
                        REJECTED,
                        REJECTED_CURRENT_BRANCH,
                        REJECTED_MISSING_OBJECT,
                        REJECTED_OTHER_REASON,
                        IO_FAILURE,
                        RENAMED ->
                    throw new IllegalStateException("pointing " + ref + " of " + repository + ": " + result);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("pointing " + ref + " of " + repository + " to " + commit, e);
        }
    }

    @Override
    public Optional<CommitId> read(RepositoryName repository, String ref) {
        if (!Files.exists(mirror(repository))) {
            return Optional.empty();
        }
        try (Repository local = MirrorFolder.open(mirror(repository))) {
            return Optional.ofNullable(local.exactRef(ref))
                    .map(Ref::getObjectId)
                    .map(id -> new CommitId(id.name()));
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + ref + " of " + repository, e);
        }
    }

    @Override
    public Changes changes(RepositoryName repository, CommitId from, CommitId to) {
        try (Repository local = MirrorFolder.open(mirror(repository))) {
            return TreeChanges.between(local, from, to);
        } catch (IOException e) {
            throw new UncheckedIOException("comparing " + from + " with " + to + " in " + repository, e);
        }
    }
}
