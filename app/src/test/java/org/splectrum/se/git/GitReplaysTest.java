package org.splectrum.se.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.jgit.diff.DiffAlgorithm;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.merge.MergeAlgorithm;
import org.eclipse.jgit.merge.MergeFormatter;
import org.eclipse.jgit.merge.MergeResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.run.RebasedCommit;
import org.splectrum.se.run.RebasedCommit.Fate;
import org.splectrum.se.runner.protocol.FileConflict;
import org.splectrum.se.runner.protocol.Resolving;
import org.splectrum.se.steps.Replays.Difference;
import org.splectrum.se.steps.Replays.Line;
import org.splectrum.se.steps.Replays.Rebasing;
import org.splectrum.se.steps.Replays.Replay;

class GitReplaysTest {
    private static final RepositoryName NAME = RepositoryName.of("octo/hello");
    private static final String TEXT = "one\ntwo\nthree\nfour\nfive\nsix\n";

    @TempDir
    private Path folder;

    private Repository mirror;
    private GitReplays replays;
    private ObjectId start;

    @BeforeEach
    void open() throws Exception {
        GitMirrors mirrors = new GitMirrors(
                new GitSettings(folder.resolve("mirrors"), folder.toUri()), new RememberedTokens("right"));
        MirrorFolder.create(mirrors.mirror(NAME));
        mirror = MirrorFolder.open(mirrors.mirror(NAME));
        replays = new GitReplays(mirrors);
        start = commit("Start", Map.of("a b.txt", TEXT, "kept.txt", "kept\n"));
    }

    @AfterEach
    void close() {
        mirror.close();
    }

    @Test
    void a_clean_replay_differs_in_nothing() throws Exception {
        ObjectId work = commit("Work", Map.of("a b.txt", TEXT.replace("five", "5"), "kept.txt", "kept\n"), start);
        ObjectId base = commit("Base", Map.of("a b.txt", TEXT.replace("one", "1"), "new.txt", "n\n"), start);
        ObjectId made = commit(
                "Work", Map.of("a b.txt", TEXT.replace("five", "5").replace("one", "1"), "new.txt", "n\n"), base);
        assertThat(compare(base, made, work)).isEqualTo(new Replay(List.of(), List.of(told(work, "Work", Fate.SAME))));
    }

    @Test
    void a_resolved_conflict_is_told_with_its_four_texts_and_where_it_stands_in_the_end() throws Exception {
        ObjectId work = commit("Work", Map.of("a b.txt", TEXT.replace("four", "mine"), "kept.txt", "kept\n"), start);
        ObjectId more =
                commit("More", Map.of("a b.txt", "zero\n" + TEXT.replace("four", "mine"), "kept.txt", "kept\n"), work);
        ObjectId base = commit("Base", Map.of("a b.txt", TEXT.replace("four", "theirs"), "kept.txt", "kept\n"), start);
        String resolved = TEXT.replace("four", "mine theirs");
        ObjectId one = commit("Work", Map.of("a b.txt", resolved, "kept.txt", "kept\n"), base);
        ObjectId two = commit("More", Map.of("a b.txt", "zero\n" + resolved, "kept.txt", "kept\n"), one);
        FileConflict conflict =
                new FileConflict("a b.txt", TEXT, TEXT.replace("four", "theirs"), TEXT.replace("four", "mine"));
        assertThat(compare(base, two, more).differences())
                .containsExactly(new Difference.Text(id(work), conflict, resolved, List.of(5)));
    }

    @Test
    void a_clean_merge_that_pairs_the_lines_in_another_way_is_one_too() throws Exception {
        long seed = 20261129;
        Random random = new Random(seed);
        int found = 0;
        for (int tries = 0; found < 3; tries++) {
            assertThat(tries).as("tries from seed " + seed).isLessThan(100_000);
            String base = lines(random);
            String ours = changed(base, random);
            String theirs = changed(base, random);
            String one =
                    merged(DiffAlgorithm.getAlgorithm(DiffAlgorithm.SupportedAlgorithm.HISTOGRAM), base, ours, theirs);
            String other =
                    merged(DiffAlgorithm.getAlgorithm(DiffAlgorithm.SupportedAlgorithm.MYERS), base, ours, theirs);
            if (!other.isEmpty() && !other.equals(one) && !other.equals(ours) && !other.equals(theirs)) {
                ObjectId from = commit("Start", Map.of("f", base));
                ObjectId work = commit("Work", Map.of("f", theirs), from);
                ObjectId onto = commit("Base", Map.of("f", ours), from);
                assertThat(compare(onto, commit("Work", Map.of("f", other), onto), work)
                                .differences())
                        .as("seed " + seed)
                        .isEmpty();
                assertThat(compare(onto, commit("Work", Map.of("f", other + "evil\n"), onto), work)
                                .differences())
                        .hasSize(1);
                found++;
            }
        }
    }

    private static String lines(Random random) {
        return random.ints(20, 0, 6).mapToObj(line -> "line " + line + "\n").collect(Collectors.joining());
    }

    private static String changed(String text, Random random) {
        List<String> lines =
                new ArrayList<>(text.lines().map(line -> line + "\n").toList());
        for (int change = 0; change < 3; change++) {
            int at = random.nextInt(lines.size());
            switch (random.nextInt(3)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(at, "line " + random.nextInt(6) + "\n");
                default -> lines.set(at, "line " + random.nextInt(6) + "\n");
            }
        }
        return String.join("", lines);
    }

    /** Empty where there are conflicts. */
    private static String merged(DiffAlgorithm algorithm, String base, String ours, String theirs) throws IOException {
        MergeResult<RawText> merge =
                new MergeAlgorithm(algorithm).merge(RawTextComparator.DEFAULT, raw(base), raw(ours), raw(theirs));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new MergeFormatter().formatMerge(out, merge, List.of("a", "b", "c"), StandardCharsets.UTF_8);
        return merge.containsConflicts() ? "" : out.toString(StandardCharsets.UTF_8);
    }

    private static RawText raw(String text) {
        return new RawText(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_file_that_neither_side_changed_may_not_change() throws Exception {
        ObjectId work = commit("Work", Map.of("a b.txt", TEXT.replace("four", "4"), "kept.txt", "kept\n"), start);
        ObjectId base = commit("Base", Map.of("a b.txt", TEXT, "kept.txt", "kept\n", "n", "n\n"), start);
        ObjectId made =
                commit("Work", Map.of("a b.txt", TEXT.replace("four", "4"), "kept.txt", "evil\n", "n", "n\n"), base);
        assertThat(compare(base, made, work).differences())
                .singleElement()
                .isInstanceOfSatisfying(
                        Difference.Text.class, text -> assertThat(text.path()).isEqualTo("kept.txt"));
    }

    @Test
    void a_file_that_the_base_renamed_takes_the_change_under_its_new_name() throws Exception {
        ObjectId work = commit("Work", Map.of("a b.txt", TEXT.replace("four", "4"), "kept.txt", "kept\n"), start);
        ObjectId base = commit("Base", Map.of("-renamed", TEXT.replace("one", "1"), "kept.txt", "kept\n"), start);
        String both = TEXT.replace("four", "4").replace("one", "1");
        ObjectId made = commit("Work", Map.of("-renamed", both, "kept.txt", "kept\n"), base);
        assertThat(compare(base, made, work).differences()).isEmpty();
        ObjectId wrong = commit("Work", Map.of("-renamed", TEXT, "kept.txt", "kept\n"), base);
        assertThat(compare(base, wrong, work).differences())
                .containsExactly(new Difference.Text(
                        id(work),
                        new FileConflict("-renamed", TEXT, TEXT.replace("one", "1"), TEXT.replace("four", "4")),
                        TEXT,
                        List.of(1)));
    }

    @Test
    void a_file_is_renamed_where_half_of_it_is_the_same_as_in_git() throws Exception {
        String text = numbered(40, "line ");
        ObjectId from = commit("Start", Map.of("old", text));
        ObjectId work = commit("Work", Map.of("old", text.replace("line 10\n", "mine\n")), from);
        String rewritten = numbered(22, "line ") + numbered(18, "more ");
        ObjectId base = commit("Base", Map.of("new", rewritten), from);
        ObjectId made = commit("Work", Map.of("new", rewritten.replace("line 10\n", "mine\n")), base);
        assertThat(compare(base, made, work).differences()).isEmpty();
    }

    private static String numbered(int lines, String word) {
        return IntStream.range(0, lines).mapToObj(line -> word + line + "\n").collect(Collectors.joining());
    }

    @Test
    void a_file_that_the_commit_renamed_takes_the_change_of_the_base() throws Exception {
        ObjectId work = commit("Work", Map.of("renamed", TEXT.replace("four", "4"), "kept.txt", "kept\n"), start);
        ObjectId base = commit("Base", Map.of("a b.txt", TEXT.replace("one", "1"), "kept.txt", "kept\n"), start);
        String both = TEXT.replace("four", "4").replace("one", "1");
        ObjectId made = commit("Work", Map.of("renamed", both, "kept.txt", "kept\n"), base);
        assertThat(compare(base, made, work).differences()).isEmpty();
    }

    @Test
    void a_commit_that_became_empty_is_left_out_and_one_that_was_merely_dropped_is_a_difference() throws Exception {
        ObjectId work = commit("Work", Map.of("a b.txt", TEXT.replace("four", "4"), "kept.txt", "kept\n"), start);
        ObjectId base = commit("Base", Map.of("a b.txt", TEXT.replace("four", "4"), "kept.txt", "kept\n"), start);
        assertThat(compare(base, base, work))
                .isEqualTo(new Replay(List.of(), List.of(told(work, "Work", Fate.LEFT_OUT))));
        ObjectId other = commit("Base", Map.of("a b.txt", TEXT, "kept.txt", "kept\n", "n", "n\n"), start);
        assertThat(compare(other, other, work).differences())
                .extracting(Difference::path)
                .containsExactly("a b.txt");
    }

    @Test
    void what_is_no_text_is_one_side_whole_or_strange() throws Exception {
        ObjectId binary = commit("Start", Map.of("x", "\0base"));
        ObjectId work = commit("Work", Map.of("x", "\0mine"), binary);
        ObjectId base = commit("Base", Map.of("x", "\0theirs"), binary);
        assertThat(compare(base, commit("Work", Map.of("x", "\0mine"), base), work)
                        .differences())
                .containsExactly(new Difference.Whole(id(work), "x", Resolving.Side.THEIRS));
        assertThat(compare(base, commit("Work", Map.of("x", "\0both"), base), work)
                        .differences())
                .singleElement()
                .isInstanceOf(Difference.Strange.class);
        ObjectId gone = commit("Base", Map.of("y", "y"), binary);
        assertThat(compare(gone, commit("Work", Map.of("y", "y", "x", "\0mine"), gone), work)
                        .differences())
                .containsExactly(new Difference.Whole(id(work), "x", Resolving.Side.THEIRS));
    }

    @Test
    void lines_are_replayed_one_after_another_each_from_where_it_began() throws Exception {
        ObjectId old = commit("Old", Map.of("a b.txt", TEXT, "kept.txt", "kept\n", "old", "o\n"), start);
        ObjectId work = commit("Work", Map.of("a b.txt", TEXT, "kept.txt", "kept\n", "old", "o\n", "w", "w\n"), old);
        ObjectId pushed = commit("Pushed", Map.of("a b.txt", TEXT, "kept.txt", "kept\n", "p", "p\n"), start);
        ObjectId base = commit("Base", Map.of("a b.txt", TEXT, "kept.txt", "kept\n", "b", "b\n"), start);
        ObjectId one = commit("Pushed", Map.of("a b.txt", TEXT, "kept.txt", "kept\n", "p", "p\n", "b", "b\n"), base);
        ObjectId two =
                commit("Work", Map.of("a b.txt", TEXT, "kept.txt", "kept\n", "p", "p\n", "b", "b\n", "w", "w\n"), one);
        Rebasing both = new Rebasing(
                List.of(new Line(id(pushed), List.of(id(base))), new Line(id(work), List.of(id(old)))),
                id(base),
                id(two));
        assertThat(replays.compare(NAME, both))
                .isEqualTo(new Replay(
                        List.of(), List.of(told(pushed, "Pushed", Fate.SAME), told(work, "Work", Fate.SAME))));
    }

    @Test
    void commits_that_nobody_made_and_a_result_beside_the_base_are_strange() throws Exception {
        ObjectId work = commit("Work", Map.of("a b.txt", TEXT.replace("four", "4"), "kept.txt", "kept\n"), start);
        ObjectId base = commit("Base", Map.of("a b.txt", TEXT, "n", "n\n"), start);
        ObjectId made = commit("Work", Map.of("a b.txt", TEXT.replace("four", "4"), "n", "n\n"), base);
        ObjectId extra = commit("Extra", Map.of("a b.txt", "evil\n"), made);
        assertThat(compare(base, extra, work).differences())
                .singleElement()
                .isInstanceOfSatisfying(
                        Difference.Strange.class,
                        strange -> assertThat(strange.why()).contains("none of those that were rebased"));
        assertThat(compare(base, work, work).differences())
                .singleElement()
                .isInstanceOfSatisfying(
                        Difference.Strange.class,
                        strange -> assertThat(strange.why()).contains("does not stand on the base"));
    }

    @Test
    void of_each_commit_is_told_what_it_changes_otherwise_than_before() throws Exception {
        Map<String, String> first = Map.of("a b.txt", TEXT.replace("five", "5"), "kept.txt", "kept\n", "bin", "\0a");
        Map<String, String> second = Map.of("a b.txt", TEXT.replace("five", "5"), "kept.txt", "more\n", "bin", "\0a");
        ObjectId one = commit("One", first, start);
        ObjectId two = commit("Two\n\nmore words", second, one);
        ObjectId base = commit("Base", Map.of("a b.txt", "zero\n" + TEXT, "kept.txt", "other\n"), start);
        String moved = "zero\n" + TEXT.replace("five", "5");
        ObjectId madeOne = commit("One", Map.of("a b.txt", moved, "kept.txt", "other\n", "bin", "\0a"), base);
        ObjectId madeTwo = commit(
                "Two\n\nmore words",
                Map.of("a b.txt", moved, "kept.txt", "other more\n", "bin", "\0a", "new", "n"),
                madeOne);
        assertThat(compare(base, madeTwo, two).commits())
                .containsExactly(told(one, "One", Fate.SAME), told(two, "Two", Fate.CHANGED, "kept.txt", "new"));
    }

    private static RebasedCommit told(ObjectId commit, String title, Fate fate, String... files) {
        return new RebasedCommit(id(commit), title, fate, List.of(files));
    }

    private Replay compare(ObjectId onto, ObjectId result, ObjectId head) {
        return replays.compare(
                NAME, new Rebasing(List.of(new Line(id(head), List.of(id(start)))), id(onto), id(result)));
    }

    private static CommitId id(ObjectId object) {
        return new CommitId(object.name());
    }

    private ObjectId commit(String message, Map<String, String> files, ObjectId... parents) throws IOException {
        try (ObjectInserter inserter = mirror.newObjectInserter()) {
            DirCache index = DirCache.newInCore();
            DirCacheBuilder builder = index.builder();
            for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
                DirCacheEntry entry = new DirCacheEntry(file.getKey());
                entry.setFileMode(FileMode.REGULAR_FILE);
                byte[] bytes = file.getValue().getBytes(StandardCharsets.UTF_8);
                entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, bytes));
                builder.add(entry);
            }
            builder.finish();
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(index.writeTree(inserter));
            commit.setMessage(message);
            commit.setAuthor(new PersonIdent("Mona", "mona@example.org", Instant.EPOCH, ZoneOffset.UTC));
            commit.setCommitter(commit.getAuthor());
            commit.setParentIds(parents);
            ObjectId made = inserter.insert(commit);
            inserter.flush();
            return made;
        }
    }
}
