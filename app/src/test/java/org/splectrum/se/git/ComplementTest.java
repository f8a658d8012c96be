package org.splectrum.se.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.ObjectWalk;
import org.eclipse.jgit.revwalk.RevObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComplementTest {
    private static final long SEED = 20261129;
    private static final int HISTORIES = 40;
    private static final int COMMITS = 12;
    private static final List<String> PATHS = List.of("a", "b", "d/x", "d/y", "d/e/z", "f/g/h");

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);
    private final Set<ObjectId> everything = new HashSet<>();
    private Repository source;

    @BeforeEach
    void open() throws IOException {
        OwnSystem.install();
        MirrorFolder.create(folder.resolve("source.git"));
        source = MirrorFolder.open(folder.resolve("source.git"));
    }

    @AfterEach
    void close() {
        source.close();
    }

    /** A commit of a made history. */
    private record Made(ObjectId id, Map<String, String> files) {}

    @Test
    void with_what_was_had_everything_is_there_that_a_commit_reaches_and_nothing_that_it_does_not() throws IOException {
        int pairs = 0;
        for (int history = 0; history < HISTORIES; history++) {
            List<Made> commits = history();
            ObjectId had = commits.get(random.nextInt(COMMITS)).id();
            ObjectId commit = commits.get(random.nextInt(COMMITS)).id();
            Path laid = folder.resolve("laid" + history);
            assertThat(Complement.lay(laid, source, had, commit, Complement.Limits.USUAL))
                    .isTrue();
            Set<ObjectId> there = in(laid);
            Set<ObjectId> reached = reached(commit);
            Set<ObjectId> missing = new HashSet<>(reached);
            missing.removeAll(there);
            String which = "history %d of seed %d, %s upon %s".formatted(history, SEED, commit, had);
            assertThat(reached(had)).as(which).containsAll(missing);
            assertThat(reached).as(which).containsAll(there);
            pairs += there.isEmpty() ? 0 : 1;
        }
        assertThat(pairs).as("of seed " + SEED).isGreaterThan(HISTORIES / 4);
    }

    @Test
    void what_stayed_through_a_change_that_was_taken_back_is_there() throws IOException {
        ObjectId had = commit(List.of(), Map.of("a", "1")).id();
        ObjectId last = had;
        for (String x : List.of("one", "two", "one")) {
            last = commit(List.of(last), Map.of("a", "1", "d/x", x, "d/y", "stays"))
                    .id();
        }
        everything.addAll(reached(last));
        Path laid = folder.resolve("laid");
        assertThat(Complement.lay(laid, source, had, last, Complement.Limits.USUAL))
                .isTrue();
        Set<ObjectId> missing = reached(last);
        missing.removeAll(reached(had));
        missing.removeAll(in(laid));
        assertThat(missing).isEmpty();
    }

    @Test
    void more_than_a_server_wants_to_copy_is_not_laid() throws IOException {
        ObjectId had = commit(List.of(), Map.of("a", "1")).id();
        ObjectId commit =
                commit(List.of(had), Map.of("a", "12345678", "d/x", "1")).id();
        Path laid = folder.resolve("laid");
        assertThat(Complement.lay(laid, source, had, commit, new Complement.Limits(3, 100)))
                .as("a commit, two trees and a file, for the other was there")
                .isFalse();
        assertThat(Complement.lay(laid, source, had, commit, new Complement.Limits(100, 7)))
                .isFalse();
        assertThat(laid).doesNotExist();
        assertThat(Complement.lay(laid, source, had, commit, new Complement.Limits(5, 9)))
                .isTrue();
    }

    @Test
    void upon_what_the_source_does_not_have_nothing_is_laid() throws IOException {
        ObjectId commit = commit(List.of(), Map.of("a", "1")).id();
        ObjectId foreign = ObjectId.fromString("1".repeat(40));
        Path laid = folder.resolve("laid");
        assertThat(Complement.lay(laid, source, foreign, commit, Complement.Limits.USUAL))
                .isFalse();
        assertThatThrownBy(() -> Complement.lay(laid, source, commit, foreign, Complement.Limits.USUAL))
                .isInstanceOf(MissingObjectException.class);
        assertThat(laid).doesNotExist();
    }

    private Set<ObjectId> reached(ObjectId commit) throws IOException {
        Set<ObjectId> reached = new HashSet<>();
        try (ObjectWalk walk = new ObjectWalk(source)) {
            walk.markStart(walk.parseCommit(commit));
            for (RevObject each = walk.next(); each != null; each = walk.next()) {
                reached.add(each.copy());
            }
            for (RevObject each = walk.nextObject(); each != null; each = walk.nextObject()) {
                reached.add(each.copy());
            }
        }
        return reached;
    }

    /** Those of all histories that are in this folder. */
    private Set<ObjectId> in(Path laid) throws IOException {
        Path borrower = folder.resolve(laid.getFileName() + ".git");
        MirrorFolder.create(borrower);
        Files.writeString(
                Files.createDirectories(borrower.resolve("objects/info")).resolve("alternates"),
                laid.resolve("objects") + "\n");
        Set<ObjectId> there = new HashSet<>();
        try (Repository objects = MirrorFolder.open(borrower)) {
            for (ObjectId each : everything) {
                if (objects.getObjectDatabase().has(each)) {
                    there.add(each);
                }
            }
        }
        return there;
    }

    /** Contents come again, folders vanish, and some commits have two parents or none. */
    private List<Made> history() throws IOException {
        List<Made> commits = new ArrayList<>();
        while (commits.size() < COMMITS) {
            Map<String, String> files = new TreeMap<>();
            List<ObjectId> parents = new ArrayList<>();
            int parentCount = commits.isEmpty() || random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(4) / 3;
            for (int parent = 0; parent < parentCount; parent++) {
                Made one = commits.get(random.nextInt(commits.size()));
                files.putAll(one.files());
                parents.add(one.id());
            }
            for (int change = random.nextInt(3); change >= 0; change--) {
                String path = PATHS.get(random.nextInt(PATHS.size()));
                if (random.nextInt(4) == 0) {
                    files.remove(path);
                } else {
                    files.put(path, String.valueOf(random.nextInt(5)));
                }
            }
            commits.add(commit(parents.stream().distinct().toList(), files));
        }
        for (Made made : commits) {
            everything.addAll(reached(made.id()));
        }
        return commits;
    }

    /** With a submodule, of which nothing is to be had. */
    private Made commit(List<ObjectId> parents, Map<String, String> files) throws IOException {
        try (ObjectInserter inserter = source.newObjectInserter()) {
            DirCache index = DirCache.newInCore();
            DirCacheBuilder builder = index.builder();
            for (Map.Entry<String, String> file : files.entrySet()) {
                byte[] bytes = file.getValue().getBytes(StandardCharsets.UTF_8);
                builder.add(entry(file.getKey(), FileMode.REGULAR_FILE, inserter.insert(Constants.OBJ_BLOB, bytes)));
            }
            builder.add(entry("module", FileMode.GITLINK, ObjectId.fromString("2".repeat(40))));
            builder.finish();
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(index.writeTree(inserter));
            commit.setMessage("Commit " + everything.size() + " " + random.nextInt());
            commit.setAuthor(new PersonIdent("Mona", "mona@example.org"));
            commit.setCommitter(commit.getAuthor());
            commit.setParentIds(parents);
            ObjectId made = inserter.insert(commit);
            inserter.flush();
            return new Made(made, files);
        }
    }

    private static DirCacheEntry entry(String path, FileMode mode, ObjectId id) {
        DirCacheEntry entry = new DirCacheEntry(path);
        entry.setFileMode(mode);
        entry.setObjectId(id);
        return entry;
    }
}
