package org.splectrum.se.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.splectrum.se.runner.git.Workspace;
import org.splectrum.se.runner.process.Command;
import org.splectrum.se.runner.process.Deadline;
import org.splectrum.se.runner.process.Ended;

/** A repository with one commit, to be fetched over git's dumb HTTP, for which plain files are enough. */
final class RehearsedRepository {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int OUTPUT_BYTES = 1 << 16;

    private final Path folder;

    private RehearsedRepository(Path folder) {
        this.folder = folder;
    }

    /** Makes it with the git command line, in a folder that is not there yet. */
    static RehearsedRepository in(Path folder) throws IOException {
        Files.createDirectory(folder);
        RehearsedRepository repository = new RehearsedRepository(folder);
        repository.git("init", "--quiet", "--bare");
        return repository;
    }

    /** Points the ref to a commit without any files, and gives its hash. */
    String commit(String ref) {
        String commit = git("commit-tree", "-m", "rehearsal", git("mktree"));
        git("update-ref", ref, commit);
        git("update-server-info");
        return commit;
    }

    /** The file that is asked for, its query left out; empty where there is none. */
    Optional<byte[]> file(String path) throws IOException {
        Path file = folder.resolve(path.replaceFirst("\\?.*", "")).normalize();
        return file.startsWith(folder) && Files.isRegularFile(file)
                ? Optional.of(Files.readAllBytes(file))
                : Optional.empty();
    }

    private String git(String... words) {
        List<String> all = new ArrayList<>(List.of("git"));
        all.addAll(List.of(words));
        Map<String, String> environment = new HashMap<>(Workspace.identity("SE", "se@example.org"));
        environment.put("PATH", "/usr/local/bin:/usr/bin:/bin");
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
        Ended ended = new Command(all, folder, environment).run(Deadline.in(PATIENCE), OUTPUT_BYTES);
        if (!ended.succeeded()) {
            throw new IllegalStateException("git " + words[0] + ": " + ended.errors());
        }
        return ended.output().strip();
    }
}
