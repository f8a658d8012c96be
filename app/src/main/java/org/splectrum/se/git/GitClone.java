package org.splectrum.se.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** The clone that somebody stands in. Reads only; runs nothing that its configuration names. */
public final class GitClone {
    private final Path folder;

    /** @param folder in a clone, or not */
    public GitClone(Path folder) {
        this.folder = folder;
    }

    /** One commit. */
    public record Found(String sha, List<String> records) {
        public Found {
            records = List.copyOf(records);
        }
    }

    /** The commit that is named so, as {@code HEAD}; empty where there is no clone, or no one such commit in it. */
    public Optional<Found> find(String name) {
        FileRepositoryBuilder builder = new FileRepositoryBuilder().findGitDir(folder.toFile());
        if (builder.getGitDir() == null) {
            return Optional.empty();
        }
        try (Repository clone = builder.setMustExist(true).build();
                RevWalk walk = new RevWalk(clone)) {
            ObjectId id = clone.resolve(name + "^{commit}");
            return id == null ? Optional.empty() : Optional.of(found(walk.parseCommit(id)));
        } catch (RevisionSyntaxException | IOException none) {
            return Optional
                    .empty(); // several of this name, something else of this name, or a clone that cannot be read
        }
    }

    private static Found found(RevCommit commit) {
        return new Found(commit.name(), Trailers.records(commit.getFullMessage()));
    }
}
