package org.splectrum.se.git;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.splectrum.se.model.Home;

/**
 * Puts a fresh mirror in a damaged one's place. What runs left there, {@code refs/se}, is taken over as far as it can be
 * read; if some cannot, the damaged folder stays beside the fresh one until the next time.
 */
final class Replacement {
    private static final Logger LOG = LoggerFactory.getLogger(Replacement.class);
    private final Remote remote;

    Replacement(Remote remote) {
        this.remote = remote;
    }

    /** Makes a mirror where there is none; takes back a damaged one that the last replacement did not get to replace. */
    void restoreOrCreate(Path mirror) throws IOException {
        if (Files.exists(beside(mirror, ".damaged"))) {
            Files.move(beside(mirror, ".damaged"), mirror);
        } else {
            // Beside it first: a server that is killed meanwhile leaves no half of a mirror.
            Path fresh = beside(mirror, ".fresh");
            Folders.delete(fresh);
            MirrorFolder.create(fresh);
            Files.move(fresh, mirror);
        }
    }

    void replace(Path mirror, Home home) throws IOException {
        Path fresh = beside(mirror, ".fresh");
        Path damaged = beside(mirror, ".damaged");
        Folders.delete(fresh);
        MirrorFolder.create(fresh);
        int lost;
        try (Repository local = MirrorFolder.open(fresh)) {
            remote.fetch(local, home);
            lost = rescue(mirror, local);
        }
        Folders.delete(damaged);
        Files.move(mirror, damaged);
        Files.move(fresh, mirror);
        if (lost == 0) {
            Folders.delete(damaged);
        }
    }

    private static Path beside(Path mirror, String suffix) {
        return mirror.resolveSibling(mirror.getFileName() + suffix);
    }

    /** How many refs could not be taken over. */
    private static int rescue(Path mirror, Repository fresh) throws IOException {
        Path rescue = beside(mirror, ".rescue");
        Folders.delete(rescue);
        MirrorFolder.create(rescue);
        MirrorFolder.reset(mirror);
        Files.writeString(
                Files.createDirectories(rescue.resolve("objects/info")).resolve("alternates"),
                mirror.resolve("objects").toAbsolutePath() + "\n");
        int lost = 0;
        try (Repository old = MirrorFolder.open(mirror);
                Repository lender = MirrorFolder.open(rescue)) {
            for (Ref ref : old.getRefDatabase().getRefsByPrefix("refs/se/")) {
                lost += rescue(lender, ref, fresh) ? 0 : 1;
            }
        }
        Folders.delete(rescue);
        return lost;
    }

    /** Lends the damaged mirror's objects under this one ref, because JGit serves none where any other is broken. */
    private static boolean rescue(Repository lender, Ref ref, Repository fresh) throws IOException {
        String from = lender.getDirectory().toURI().toString();
        try (Transport transport = Transport.open(fresh, new URIish(from))) {
            RefUpdate lent = lender.updateRef(ref.getName());
            lent.setNewObjectId(ref.getObjectId());
            lent.update();
            transport.setTagOpt(TagOpt.NO_TAGS);
            transport.fetch(
                    NullProgressMonitor.INSTANCE, List.of(new RefSpec("+" + ref.getName() + ":" + ref.getName())));
            return true;
        } catch (IOException | URISyntaxException e) {
            LOG.warn("{} is lost with the damaged mirror: {}", ref.getName(), e.getMessage());
            return false;
        } finally {
            RefUpdate returned = lender.updateRef(ref.getName());
            returned.setForceUpdate(true);
            returned.delete();
        }
    }
}
