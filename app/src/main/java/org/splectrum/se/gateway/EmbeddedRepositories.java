package org.splectrum.se.gateway;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.splectrum.se.gateway.Changes.Change;

/**
 * Finds folders that git takes for a repository when it is called in them, though they have no {@code .git}: their {@code config} names
 * programs that it then runs. For one push.
 *
 * @see <a href="https://git-scm.com/docs/git-config#Documentation/git-config.txt-safebareRepository">safe.bareRepository</a>
 */
record EmbeddedRepositories(ObjectReader reader) {
    /** What makes a folder one, and what decides about it. */
    private static final Set<String> PARTS =
            Set.of("head", "commondir", "objects", "refs", "config", "config.worktree", "hooks");

    /** The first such folder of the commit that these changes of it make, or make another one; empty where there is none. */
    Optional<String> in(RevCommit commit, List<Change> changes) throws IOException {
        Set<String> folders = new TreeSet<>();
        changes.stream()
                .filter(change -> !change.mode().equals(FileMode.MISSING))
                .forEach(change -> addFolders(change.path().toLowerCase(Locale.ROOT), change.path(), folders));
        for (String folder : folders) {
            Set<String> names = names(commit, folder);
            boolean whole = names.contains("objects") && names.contains("refs");
            if (names.contains("head") && (whole || names.contains("commondir"))) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    /** Those on the path's way in which the next name is a part of a repository. */
    private static void addFolders(String plain, String path, Set<String> folders) {
        for (int at = plain.indexOf('/'); at >= 0; at = plain.indexOf('/', at + 1)) {
            int end = plain.indexOf('/', at + 1);
            if (PARTS.contains(plain.substring(at + 1, end < 0 ? plain.length() : end))) {
                folders.add(path.substring(0, at));
            }
        }
    }

    /** In small letters; none where there is no such folder. */
    private Set<String> names(RevCommit commit, String folder) throws IOException {
        Set<String> names = new HashSet<>();
        try (TreeWalk found = TreeWalk.forPath(reader, folder, commit.getTree())) {
            if (found != null && found.isSubtree()) {
                CanonicalTreeParser entries = new CanonicalTreeParser(null, reader, found.getObjectId(0));
                for (; !entries.eof(); entries.next(1)) {
                    names.add(entries.getEntryPathString().toLowerCase(Locale.ROOT));
                }
            }
        }
        return names;
    }
}
