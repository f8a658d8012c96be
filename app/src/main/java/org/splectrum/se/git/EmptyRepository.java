package org.splectrum.se.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.splectrum.se.model.CommitId;

/** A bare repository with one commit and no files, for work that needs none. */
public final class EmptyRepository {
    private EmptyRepository() {}

    /**
     * Makes it.
     *
     * @param folder where it is to be; nothing is there yet
     * @param ref whole name of the one that leads to the commit
     */
    public static CommitId make(Path folder, String ref) {
        try {
            MirrorFolder.create(folder);
            try (Repository repository = MirrorFolder.open(folder)) {
                ObjectId commit = commit(repository);
                RefUpdate update = repository.updateRef(ref);
                update.setNewObjectId(commit);
                update.update();
                return new CommitId(commit.name());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("making the repository " + folder, e);
        }
    }

    private static ObjectId commit(Repository repository) throws IOException {
        PersonIdent nobody = new PersonIdent("SE", "se@localhost", Instant.EPOCH, ZoneOffset.UTC);
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(inserter.insert(new TreeFormatter()));
            commit.setAuthor(nobody);
            commit.setCommitter(nobody);
            commit.setMessage("Begin\n");
            ObjectId made = inserter.insert(commit);
            inserter.flush();
            return made;
        }
    }
}
