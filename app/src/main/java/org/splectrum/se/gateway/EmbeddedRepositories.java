package org.splectrum.se.gateway;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.FileMode;
import org.splectrum.se.gateway.Changes.Change;

/**
 * Finds folders that git takes for a repository when it is called in them, though they have no {@code .git}: their {@code config} names
 * programs that it then runs.
 *
 * @see <a href="https://git-scm.com/docs/git-config#Documentation/git-config.txt-safebareRepository">safe.bareRepository</a>
 */
final class EmbeddedRepositories {
    private static final String HEAD = "head";

    private EmbeddedRepositories() {}

    /** The first such folder among what is added; empty where there is none. */
    static Optional<String> in(List<Change> changes) {
        Set<String> paths = changes.stream()
                .filter(change -> !change.mode().equals(FileMode.MISSING))
                .map(Change::path)
                .collect(Collectors.toSet());
        Set<String> plain =
                paths.stream().map(path -> path.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        return paths.stream()
                .sorted()
                .filter(path -> path.toLowerCase(Locale.ROOT).endsWith("/" + HEAD))
                .map(path -> path.substring(0, path.length() - HEAD.length()))
                .filter(folder -> isRepository(folder.toLowerCase(Locale.ROOT), plain))
                .map(folder -> folder.substring(0, folder.length() - 1))
                .findFirst();
    }

    /** @param folder with the slash behind it */
    private static boolean isRepository(String folder, Set<String> paths) {
        return paths.contains(folder + "commondir") || (has(folder + "objects", paths) && has(folder + "refs", paths));
    }

    /** As a folder with something in it, or as a link to one. */
    private static boolean has(String folder, Set<String> paths) {
        return paths.contains(folder) || paths.stream().anyMatch(path -> path.startsWith(folder + "/"));
    }
}
