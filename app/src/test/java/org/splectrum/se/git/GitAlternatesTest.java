package org.splectrum.se.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.ObjectWalk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.steps.Alternates;

class GitAlternatesTest {
    private static final Home HOME = new Home(1, RepositoryName.of("octo/hello"));
    private static final String OF_A_RUN = "refs/se/runs/fix-20261121-abcd/agent/1";

    @TempDir
    private Path folder;

    private GitOverHttp github;
    private Repository theirs;
    private GitMirrors mirrors;
    private Consumer<Path> finisher = made -> {};

    @BeforeEach
    void start() throws Exception {
        OwnSystem.install();
        github = new GitOverHttp(folder.resolve("github"));
        theirs = github.create("octo/hello");
        mirrors =
                new GitMirrors(new GitSettings(folder.resolve("mirrors"), github.url()), new RememberedTokens("right"));
    }

    @AfterEach
    void stop() throws Exception {
        github.stop();
    }

    @Test
    void a_container_gets_what_the_default_branch_had_whole() throws IOException {
        GitOverHttp.commit(theirs, "main", Map.of("a", "1"));
        CommitId tip = GitOverHttp.commit(theirs, "main", Map.of("a", "2", "b/c", "3"));
        mirrors.fetch(HOME);
        GitAlternates alternates = alternates(0, Duration.ofHours(1));
        assertThat(alternates.of(HOME.repository()))
                .as("the first has to fetch")
                .isEmpty();
        Path lent = lent(alternates);
        assertThat(lent.resolve("tip")).hasContent(tip.sha());
        assertThat(lent)
                .isDirectoryContaining("glob:**/objects")
                .isDirectoryNotContaining("glob:**/{config,refs,HEAD}");
        assertWhole(lent, tip);
    }

    @Test
    void other_branches_and_what_runs_made_are_not_in_it() throws IOException {
        CommitId main = GitOverHttp.commit(theirs, "main", Map.of("a", "1"));
        CommitId other = GitOverHttp.commit(theirs, "other", Map.of("secret", "1"));
        mirrors.fetch(HOME);
        mirrors.point(HOME.repository(), OF_A_RUN, other);
        try (Repository objects = objects(lent(alternates(0, Duration.ofHours(1))))) {
            assertThat(objects.getObjectDatabase().has(id(main))).isTrue();
            assertThat(objects.getObjectDatabase().has(id(other))).isFalse();
        }
    }

    @Test
    void where_the_branch_went_on_the_next_shares_its_packs_and_the_one_before_stays_as_it_was() throws IOException {
        CommitId first = GitOverHttp.commit(theirs, "main", Map.of("a", "1"));
        mirrors.fetch(HOME);
        GitAlternates alternates = alternates(0, Duration.ZERO);
        Path before = lent(alternates);
        List<String> packs = packs(before);
        CommitId second = GitOverHttp.commit(theirs, "main", Map.of("a", "2"));
        mirrors.fetch(HOME);
        Path after = lent(alternates);
        assertThat(after).isNotEqualTo(before);
        assertThat(packs(after)).containsAll(packs).hasSizeGreaterThan(packs.size());
        assertThat(packs(before)).isEqualTo(packs);
        assertWhole(after, second);
        assertWhole(before, first);
    }

    @Test
    void what_was_rewritten_away_is_not_in_the_next() throws IOException {
        CommitId gone = GitOverHttp.commit(theirs, "main", Map.of("a", "a password"));
        mirrors.fetch(HOME);
        GitAlternates alternates = alternates(0, Duration.ZERO);
        lent(alternates);
        GitOverHttp.delete(theirs, "main");
        CommitId clean = GitOverHttp.commit(theirs, "main", Map.of("a", "clean"));
        mirrors.fetch(HOME);
        Path after = lent(alternates);
        assertWhole(after, clean);
        try (Repository objects = objects(after)) {
            assertThat(objects.getObjectDatabase().has(id(gone))).isFalse();
        }
    }

    @Test
    void the_default_branch_is_the_one_github_says() throws IOException {
        GitOverHttp.commit(theirs, "main", Map.of("a", "1"));
        CommitId trunk = GitOverHttp.commit(theirs, "trunk", Map.of("a", "2"));
        theirs.updateRef("HEAD").link("refs/heads/trunk");
        mirrors.fetch(HOME);
        assertThat(lent(alternates(0, Duration.ofHours(1))).resolve("tip")).hasContent(trunk.sha());
    }

    @Test
    void a_generation_that_was_used_within_two_days_is_kept() throws IOException {
        GitAlternates alternates = alternates(0, Duration.ZERO);
        Path used = next(alternates, "1");
        Path forgotten = next(alternates, "2");
        Path last = next(alternates, "3");
        Files.setLastModifiedTime(forgotten, FileTime.from(Instant.now().minus(Duration.ofDays(3))));
        Path newest = next(alternates, "4");
        assertThat(used).exists();
        assertThat(last).exists();
        assertThat(newest).exists();
        assertThat(forgotten).doesNotExist();
    }

    @Test
    void a_small_repository_is_fetched_and_so_is_one_that_has_no_mirror() throws IOException {
        GitAlternates alternates = alternates(1 << 20, Duration.ZERO);
        assertThat(alternates.of(HOME.repository())).isEmpty();
        assertThat(alternates.of(HOME.repository())).isEmpty();
        GitOverHttp.commit(theirs, "main", Map.of("a", "1"));
        mirrors.fetch(HOME);
        assertThat(alternates.of(HOME.repository())).isEmpty();
        assertThat(alternates.of(HOME.repository())).isEmpty();
    }

    @Test
    void half_of_one_that_a_crash_left_is_none_and_goes() throws IOException {
        CommitId tip = GitOverHttp.commit(theirs, "main", Map.of("a", "1"));
        mirrors.fetch(HOME);
        Path half = Files.createDirectories(folder.resolve("alternates/octo/hello/fresh"));
        Files.writeString(half.resolve("tip"), "rubbish");
        assertWhole(lent(alternates(0, Duration.ofHours(1))), tip);
        assertThat(half).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "pack, 1",
        "pack, 30",
        "pack, all",
        "pack, zeros",
        "pack, gone",
        "idx, 1",
        "idx, 30",
        "idx, all",
        "idx, zeros",
        "idx, flip",
        "idx, gone",
        "tip, 5",
        "tip, all",
        "tip, gone"
    })
    void one_that_a_power_loss_cut_short_is_not_lent_and_laid_out_afresh(String what, String how) throws IOException {
        CommitId tip = GitOverHttp.commit(theirs, "main", Map.of("a", "1"));
        mirrors.fetch(HOME);
        Path damaged = lent(alternates(0, Duration.ofHours(1)));
        damage(what.equals("tip") ? damaged.resolve("tip") : part(damaged, "." + what), how);
        GitAlternates afterwards = alternates(0, Duration.ofHours(1));
        assertThat(afterwards.of(HOME.repository()))
                .as("who asks first has to fetch")
                .isEmpty();
        Path afresh = lent(afterwards);
        assertThat(afresh).isNotEqualTo(damaged);
        assertWhole(afresh, tip);
        assertThat(lent(alternates(0, Duration.ofHours(1)))).isEqualTo(afresh);
    }

    private static Path part(Path lent, String end) throws IOException {
        try (Stream<Path> files = Files.list(lent.resolve("objects/pack"))) {
            return files.filter(file -> file.toString().endsWith(end))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** @param how many bytes less at the end, or what else */
    private static void damage(Path file, String how) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        switch (how) {
            case "gone" -> {}
            case "all" -> Files.createFile(file);
            case "zeros" -> {
                Arrays.fill(bytes, bytes.length - 25, bytes.length, (byte) 0);
                Files.write(file, bytes);
            }
            case "flip" -> {
                bytes[bytes.length / 2] ^= 1;
                Files.write(file, bytes);
            }
            default -> Files.write(file, Arrays.copyOf(bytes, bytes.length - Integer.parseInt(how)));
        }
    }

    @Test
    void one_that_vanishes_while_it_is_handed_out_is_not_lent_and_stops_nobody() throws IOException {
        Path home = Files.createDirectories(folder.resolve("alternates/octo/hello"));
        Files.createSymbolicLink(home.resolve(String.valueOf(Instant.now().toEpochMilli())), folder.resolve("nowhere"));
        assertThat(alternates(0, Duration.ofHours(1)).of(HOME.repository())).isEmpty();
    }

    @Test
    void until_all_is_made_of_a_generation_the_one_before_is_handed_out_where_there_is_one() throws IOException {
        GitAlternates alternates = alternates(0, Duration.ZERO);
        List<Path> finished = new ArrayList<>();
        List<Optional<Path>> lentMeanwhile = new ArrayList<>();
        finisher = made -> {
            finished.add(made);
            lentMeanwhile.add(alternates.of(HOME.repository()).map(lent -> Path.of(lent.folder())));
        };
        Path first = next(alternates, "1");
        Path second = next(alternates, "2");
        assertThat(finished).containsExactly(first, second);
        assertThat(lentMeanwhile).containsExactly(Optional.of(first), Optional.of(first));
    }

    @Test
    void a_generation_of_which_nothing_else_can_be_made_is_handed_out_all_the_same() throws IOException {
        finisher = made -> {
            throw new IllegalStateException("no engine answers");
        };
        GitAlternates alternates = alternates(0, Duration.ZERO);
        Path first = next(alternates, "1");
        assertThat(next(alternates, "2")).isNotEqualTo(first).exists();
    }

    @Test
    void what_an_input_has_beyond_it_is_laid_beside_the_socket_and_nothing_else() throws IOException {
        CommitId first = GitOverHttp.commit(theirs, "main", Map.of("a", "1", "b/c", "1"));
        mirrors.fetch(HOME);
        GitAlternates alternates = alternates(0, Duration.ofHours(1));
        Path lent = lent(alternates);
        CommitId other = GitOverHttp.commit(theirs, "other", Map.of("secret", "1"));
        CommitId input = GitOverHttp.commit(theirs, "main", Map.of("a", "2", "b/c", "1"));
        mirrors.fetch(HOME);
        CommitId later = GitOverHttp.commit(theirs, "main", Map.of("a", "3"));
        mirrors.fetch(HOME);
        mirrors.point(HOME.repository(), OF_A_RUN, other);
        Path laid = laid(alternates, input);
        assertThat(laid.resolve("tip")).hasContent(input.sha());
        assertThat(laid.resolve("upon")).hasContent(first.sha());
        assertThat(packs(laid)).hasSize(1);
        try (Repository objects = objects(laid)) {
            assertThat(objects.getObjectDatabase().has(id(input))).isTrue();
            for (CommitId foreign : List.of(first, other, later)) {
                assertThat(objects.getObjectDatabase().has(id(foreign))).isFalse();
            }
        }
        assertWhole(objects(lent, laid), input);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(laid.resolve("objects/pack"))))
                .isEqualTo("rwxr-xr-x");
    }

    @Test
    void for_an_input_that_is_in_it_only_that_is_said() throws IOException {
        CommitId older = GitOverHttp.commit(theirs, "main", Map.of("a", "1"));
        CommitId tip = GitOverHttp.commit(theirs, "main", Map.of("a", "2"));
        mirrors.fetch(HOME);
        GitAlternates alternates = alternates(0, Duration.ofHours(1));
        Path lent = lent(alternates);
        for (CommitId input : List.of(older, tip)) {
            Path laid = laid(alternates, input);
            assertThat(laid.resolve("tip")).hasContent(input.sha());
            assertThat(packs(laid)).isEmpty();
            assertWhole(objects(lent, laid), input);
        }
    }

    @Test
    void what_is_laid_stays_as_it_is_and_what_cannot_be_laid_is_not_there() throws IOException {
        CommitId input = GitOverHttp.commit(theirs, "main", Map.of("a", "1"));
        mirrors.fetch(HOME);
        GitAlternates alternates = alternates(0, Duration.ofHours(1));
        lent(alternates);
        Alternates.Lent lent = alternates.of(HOME.repository()).orElseThrow();
        Path socket = Files.createDirectory(folder.resolve("socket"));
        lent.completeWith(new CommitId("0".repeat(39) + "1"), socket.toString());
        lent.completeWith(input, folder.resolve("gone").toString());
        assertThat(socket).isEmptyDirectory();
        assertThat(folder.resolve("gone")).doesNotExist();
        lent.completeWith(input, socket.toString());
        lent.completeWith(GitOverHttp.commit(theirs, "main", Map.of("a", "2")), socket.toString());
        assertThat(socket.resolve("input/tip")).hasContent(input.sha());
    }

    private Path laid(GitAlternates alternates, CommitId input) throws IOException {
        Path socket = Files.createTempDirectory(folder, "socket");
        alternates.of(HOME.repository()).orElseThrow().completeWith(input, socket.toString());
        return socket.resolve("input");
    }

    private Path next(GitAlternates alternates, String content) throws IOException {
        GitOverHttp.commit(theirs, "main", Map.of("a", content));
        mirrors.fetch(HOME);
        return lent(alternates);
    }

    private GitAlternates alternates(long worthwhile, Duration pace) {
        return new GitAlternates(
                new GitAlternates.Settings(folder.resolve("alternates"), worthwhile, pace),
                mirrors::mirror,
                Runnable::run,
                made -> finisher.accept(made));
    }

    /** The first to ask has it made. */
    private static Path lent(GitAlternates alternates) {
        var _ = alternates.of(HOME.repository());
        return Path.of(alternates.of(HOME.repository()).orElseThrow().folder());
    }

    /** A repository that has nothing but these objects. */
    private Repository objects(Path... lent) throws IOException {
        Path borrower = Files.createTempDirectory(folder, "borrower");
        MirrorFolder.create(borrower.resolve("r.git"));
        Files.createDirectories(borrower.resolve("r.git/objects/info"));
        Files.writeString(
                borrower.resolve("r.git/objects/info/alternates"),
                Stream.of(lent).map(each -> each.resolve("objects") + "\n").collect(Collectors.joining()));
        return MirrorFolder.open(borrower.resolve("r.git"));
    }

    private void assertWhole(Path lent, CommitId tip) throws IOException {
        assertWhole(objects(lent), tip);
    }

    private static void assertWhole(Repository borrower, CommitId tip) throws IOException {
        try (Repository objects = borrower;
                ObjectWalk walk = new ObjectWalk(objects)) {
            walk.markStart(walk.parseCommit(id(tip)));
            while (walk.next() != null) {
                // a commit that is missing is an exception
            }
            walk.checkConnectivity();
        }
    }

    private static List<String> packs(Path lent) throws IOException {
        try (Stream<Path> files = Files.list(lent.resolve("objects/pack"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".pack"))
                    .sorted()
                    .toList();
        }
    }

    private static ObjectId id(CommitId commit) {
        return ObjectId.fromString(commit.sha());
    }
}
