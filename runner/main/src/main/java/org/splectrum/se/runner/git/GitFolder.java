package org.splectrum.se.runner.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.splectrum.se.runner.process.AttemptFailed;
import org.splectrum.se.runner.protocol.Failure;

/**
 * What {@code git init} would make, without its process: see gitrepository-layout(5). Nothing in it comes from a template
 * or from anybody's configuration.
 */
final class GitFolder {
    private static final String CONFIG = """
            [core]
            	repositoryformatversion = 0
            	filemode = true
            	bare = false
            	logallrefupdates = true
            """;

    private GitFolder() {}

    /** Gives it its configuration back, whatever somebody else made of that; no other file says how git works there. */
    static void tidy(Path folder) {
        try {
            for (String file : List.of("config", "config.worktree", "info/exclude", "info/sparse-checkout")) {
                Files.deleteIfExists(folder.resolve(file));
            }
            Files.writeString(folder.resolve("config"), CONFIG);
        } catch (IOException e) {
            throw new AttemptFailed(Failure.GIT_FAILED, "tidying a repository: " + e);
        }
    }

    /** Lets a ref, which is named in full, stand on a commit that is there. */
    static void point(Path folder, String ref, String commit) {
        try {
            Files.writeString(folder.resolve(ref), commit + "\n");
        } catch (IOException e) {
            throw new AttemptFailed(Failure.GIT_FAILED, "pointing " + ref + " to " + commit + ": " + e);
        }
    }

    static void create(Path folder, String branch) {
        try {
            Files.createDirectories(folder.resolve("info"));
            Files.createDirectories(folder.resolve("objects/info"));
            Files.createDirectories(folder.resolve("objects/pack"));
            Files.createDirectories(folder.resolve("refs/heads"));
            Files.createDirectories(folder.resolve("refs/tags"));
            Files.writeString(folder.resolve("config"), CONFIG);
            Files.writeString(folder.resolve("HEAD"), "ref: refs/heads/" + branch + "\n");
            Optional<Alternate> alternate = Alternate.mounted();
            if (alternate.isPresent()) {
                alternate.get().lendTo(folder);
            }
        } catch (IOException e) {
            throw new AttemptFailed(Failure.GIT_FAILED, "making a repository: " + e);
        }
    }
}
