package org.splectrum.se.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** The bare repositories on disk: making, opening, and seeing whether they are whole. */
final class MirrorFolder {
    /** Flaws in the objects of old repositories that GitHub serves and that harm nobody. */
    private static final List<String> HARMLESS = List.of(
            "zeroPaddedFilemode", "badDate", "badEmail", "badTimezone", "missingEmail", "missingSpaceBeforeDate");

    private MirrorFolder() {}

    /** Opens the mirror; the caller closes it. */
    static Repository open(Path folder) throws IOException {
        return new FileRepositoryBuilder()
                .setGitDir(folder.toFile())
                .setBare()
                .setMustExist(true)
                .build();
    }

    /** Makes an empty mirror in a folder that does not exist yet. */
    static void create(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Repository fresh =
                new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare().build()) {
            fresh.create(true);
            StoredConfig config = fresh.getConfig();
            // JGit would tidy up whenever it likes, in the background.
            config.setBoolean("gc", null, "autodetach", false);
            config.setInt("gc", null, "auto", 0);
            config.setInt("gc", null, "autopacklimit", 0);
            config.setBoolean("transfer", null, "fsckObjects", true);
            HARMLESS.forEach(flaw -> config.setString("fsck", null, flaw, "ignore"));
            config.setString(
                    ConfigConstants.CONFIG_CORE_SECTION, null, ConfigConstants.CONFIG_KEY_HOOKS_PATH, "/dev/null");
            config.save();
        }
    }

    /** Makes a mirror openable again whose own few words about itself are damaged; its refs and objects stay as they are. */
    static void reset(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(Constants.CONFIG));
        Files.createDirectories(folder.resolve(Constants.OBJECTS));
        Files.createDirectories(folder.resolve(Constants.R_REFS));
        Files.writeString(folder.resolve(Constants.HEAD), "ref: refs/heads/main\n");
    }

    /**
     * Opens the mirror and reads every ref's commit and tree, so that damage shows before it is built upon. A shallow one is damaged, too: where
     * history seems to begin later than it does, the work and its base have no common ancestor.
     */
    static Repository openWhole(Path folder) throws Damaged {
        try {
            Repository mirror = open(folder);
            try (RevWalk walk = new RevWalk(mirror)) {
                if (!mirror.getObjectDatabase().getShallowCommits().isEmpty()) {
                    throw new IOException("it is shallow");
                }
                for (Ref ref : mirror.getRefDatabase().getRefsByPrefix(Constants.R_REFS)) {
                    walk.parseTree(ref.getObjectId());
                }
                return mirror;
            } catch (IOException e) {
                mirror.close();
                throw e;
            }
        } catch (IOException e) {
            if (Damaged.tells(e)) {
                throw new Damaged(folder + ": " + e.getMessage(), e);
            }
            throw new UncheckedIOException("opening " + folder, e);
        }
    }
}
