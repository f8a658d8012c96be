package org.splectrum.se.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.splectrum.se.demo.github.CheckRun;
import org.splectrum.se.demo.github.Comment;
import org.splectrum.se.demo.github.Pull;
import org.splectrum.se.demo.model.Script;
import org.splectrum.se.demo.model.Turn;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.RunId;
import org.splectrum.se.recovery.Ordeal.Wish;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunState;
import org.splectrum.se.steps.Completeness;
import org.splectrum.se.steps.Trail;
import org.splectrum.se.store.Store;

/**
 * A server that is killed at every boundary of a run in turn, and started again, ends the run as if nothing had happened. It starts
 * some seventy times, which takes longer than all else, and so begins first, with what takes longest.
 */
@Order(1)
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(SharedProgram.class)
final class RecoveryIT {
    private static final String WISH = "/se run fix the sum";
    private static final String NEVER = "(?!)";

    /** Behind whatever changed something outside. */
    private static final String PERFORMED = "after performing .*";

    /** Behind whatever was heard from a container, and before what its agent did is heard. */
    private static final String HEARD = "after hearing .*|before hearing agent say (AgentSaid|Finished)";

    /** Around whatever is told to a container, before what was done is written into the run, and behind it. */
    private static final String WRITES = "(before|after) ordering .*|before writing .* ended|after writing .*";

    private static final String NOTES = "after (noting .*|reacting|storing .*)|(before|after) recording";

    /**
     * Nothing changes on disk, at GitHub or in the engine between what stands before these and themselves: who dies there has died
     * behind that.
     */
    private static final Pattern SAME =
            Pattern.compile("before (performing .*|noting .*|reacting|writing (requested|.* progressed)"
                    + "|hearing agent say (?!AgentSaid|Finished).*|hearing verify .*)");

    private static final String MISTAKES = "after .*";
    private static final String TAKING_BACK = "before writing .* taken back|after writing (.* taken back|acted on)";
    private static final String STOPPING = "after (performing the stop .*|writing acted on|noting the stop .*)";

    /** How often the server is killed at random in one run. */
    private static final int KILLS = 4;

    /** After it began to serve; a run by itself takes longer. */
    private static final int LATEST_MILLIS = 2_500;

    /** Only sometimes there: they come of how quick one thing is beside another. */
    private static final Pattern CHANCE = Pattern.compile("after storing .*|.* verify progressed"
            + "|(.* comment|after performing check) of a published RUNNING run|after hearing .* say (?!Finished).*");

    /**
     * What a step brought is in the run, and what was done is noted, before whoever did it comes to the boundary behind: where the server
     * dies meanwhile at another one, nobody comes there any more.
     */
    private static final Pattern OVERTAKEN = Pattern.compile("after (performing [a-z_]+/1|noting .*)");

    private static final Pattern MARKER = Pattern.compile("<!-- se:run:([a-z0-9_-]+) -->");

    private Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private Program program;

    private Set<String> boundaries = Set.of();
    private String shown = "";

    @BeforeAll
    void liveUndisturbed(Program program, @TempDir Path empty) throws Exception {
        folder = empty;
        this.program = program;
        try (Ordeal ordeal = new Ordeal(program, Files.createDirectory(folder.resolve("0")))) {
            shown = assertEndedWell(ordeal.endure(WISH, NEVER));
            boundaries = ordeal.met().stream()
                    .filter(boundary -> !CHANCE.matcher(boundary).matches())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @ParameterizedTest
    @Order(1)
    @ValueSource(strings = {WRITES, NOTES, PERFORMED, HEARD})
    void aRunEndsAsIfNothingHadHappenedWhenTheServerIsKilledAtEach(String fatal) throws Exception {
        Path here = Files.createTempDirectory(folder, "");
        try (Ordeal ordeal = new Ordeal(program, here)) {
            String now = assertEndedWell(ordeal.endure(WISH, fatal));
            assertThat(now).isEqualTo(shown);
            Set<String> certain = matching(fatal);
            certain.removeIf(OVERTAKEN.asMatchPredicate());
            assertThat(ordeal.deaths()).containsAll(certain).isNotEmpty();
        }
    }

    @Test
    void noBoundaryOfARunIsLeftOut() {
        Set<String> known = matching(String.join("|", PERFORMED, HEARD, WRITES, NOTES));
        assertThat(known)
                .hasSizeGreaterThan(35)
                .noneMatch(boundary -> SAME.matcher(boundary).matches());
        known.addAll(matching(SAME.pattern()));
        assertThat(known).isEqualTo(boundaries);
    }

    @Test
    void aMistakeIsAnsweredOnceWhenTheServerIsKilledAtEachBoundary() throws Exception {
        try (Ordeal ordeal = new Ordeal(program, Files.createTempDirectory(folder, ""))) {
            Aftermath end = ordeal.endure("/se rnu fix the sum", MISTAKES);
            assertThat(end.comments())
                    .singleElement()
                    .satisfies(reply -> assertThat(reply.body()).contains("/se run"));
            assertThat(ordeal.deaths())
                    .contains("after storing issue_comment", "after replying", "after noting a delivery");
            try (Store store = end.store()) {
                assertThat(store.inbox().waiting(1)).isEmpty();
                assertThat(store.backlog().pending()).isEmpty();
            }
        }
    }

    @Test
    @Order(2)
    void whatARunDidIsTakenBackOnceWhenTheServerIsKilledAtEachBoundaryOfThat() throws Exception {
        try (Ordeal ordeal = new Ordeal(program, Files.createTempDirectory(folder, ""))) {
            Wish undo = new Wish("/se undo", ordeal::isDone);
            Aftermath end = ordeal.endure(List.of(Wish.atOnce(WISH), undo), TAKING_BACK);
            for (String step : List.of("publish", "pull_request")) {
                assertThat(ordeal.deaths())
                        .contains("before writing " + step + " taken back", "after writing " + step + " taken back");
            }
            assertThat(end.comments())
                    .singleElement()
                    .satisfies(comment -> assertThat(comment.body())
                            .contains("Undone")
                            .containsOnlyOnce("is closed.")
                            .containsOnlyOnce("is deleted."));
            assertThat(end.branches()).isEmpty();
            assertThat(end.pulls()).hasSize(1);
            assertThat(end.labels()).isEmpty();
            assertNothingIsLeft(end, id(end.comments().getFirst()), RunState.UNDONE);
        }
    }

    @Test
    void aRunIsCancelledOnceWhenTheServerIsKilledAtEachBoundaryOfThat() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        AtomicBoolean thinks = new AtomicBoolean();
        Script slow = asked -> {
            thinks.set(true);
            return new Turn.Stall(end);
        };
        try (Ordeal ordeal = new Ordeal(program, Files.createTempDirectory(folder, ""), _ -> slow)) {
            Wish cancel = new Wish("/se cancel", thinks::get);
            Aftermath after = ordeal.endure(List.of(Wish.atOnce(WISH), cancel), STOPPING);
            assertThat(ordeal.deaths()).contains("after writing acted on", "after performing the stop of agent/1");
            assertThat(after.comments())
                    .singleElement()
                    .satisfies(comment -> assertThat(comment.body()).contains("ancelled"));
            assertThat(after.branches()).isEmpty();
            assertThat(after.pulls()).isEmpty();
            assertNothingIsLeft(after, id(after.comments().getFirst()), RunState.CANCELLED);
        } finally {
            end.countDown();
        }
    }

    /** {@code -Dse.kills=200} for a long night, {@code -Dse.seed=…} for the same moments again. */
    @Test
    void aRunEndsAsIfNothingHadHappenedWhenTheServerIsKilledAtRandomMoments() throws Exception {
        long seed = Long.getLong("se.seed", System.nanoTime());
        System.out.println("killed at the moments of -Dse.seed=" + seed);
        Random random = new Random(seed);
        int left = Integer.getInteger("se.kills", KILLS);
        // A run that was over before it could be killed is no proof: there is another, until all the kills are done.
        while (left > 0) {
            try (Ordeal ordeal = new Ordeal(program, Files.createTempDirectory(folder, ""))) {
                int killed = ordeal.strike(
                        WISH, Math.min(left, KILLS), () -> Duration.ofMillis(random.nextInt(LATEST_MILLIS)));
                assertThat(assertEndedWell(ordeal.aftermath()))
                        .as("seed %s", seed)
                        .isEqualTo(shown);
                left -= killed;
            }
        }
    }

    private Set<String> matching(String fatal) {
        return boundaries.stream()
                .filter(boundary -> boundary.matches(fatal))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Gives what the one comment says, without what differs from run to run. */
    private static String assertEndedWell(Aftermath end) throws IOException, InterruptedException {
        assertThat(end.comments()).hasSize(1);
        Comment comment = end.comments().getFirst();
        RunId id = id(comment);
        assertThat(end.pulls()).as(comment.body()).hasSize(1);
        Pull pull = end.pulls().getFirst();
        assertThat(end.branches()).containsExactly(pull.head().branch());
        assertThat(end.checks()).hasSize(1);
        CheckRun check = end.checks().getFirst();
        assertThat(check.naming().externalId()).isEqualTo(id.value());
        assertThat(check.conclusion()).contains("success");
        assertThat(check.headSha())
                .isEqualTo(pull.head().sha())
                .isEqualTo(end.tip(pull.head().branch()));
        assertThat(end.labels()).containsExactly("se:done");
        assertThat(end.turnsAsked()).isSorted().contains(0, 1, 2, 3);
        assertNothingIsLeft(end, id, RunState.SUCCEEDED);
        assertIsOnRecordOnce(end, id, new CommitId(pull.head().sha()));
        return plain(comment.body(), id);
    }

    private static void assertNothingIsLeft(Aftermath end, RunId id, RunState state)
            throws IOException, InterruptedException {
        assertThat(end.containers()).isEmpty();
        assertThat(end.doors()).isEmpty();
        try (Store store = end.store()) {
            Run run = store.runs().find(id).orElseThrow();
            assertThat(run.state()).isEqualTo(state);
            assertThat(new History(end.database()).fold(id)).isEqualTo(run);
            assertThat(store.backlog().pending()).isEmpty();
            assertThat(store.backlog().inLanes()).isEmpty();
            // What SE's own last label brings may arrive while the server is being stopped; what a person asked may not
            // wait.
            assertThat(store.inbox().waiting(100))
                    .noneMatch(delivery ->
                            delivery.receivedAt().isBefore(run.span().until()));
        }
    }

    private static void assertIsOnRecordOnce(Aftermath end, RunId id, CommitId pushed) {
        try (Store store = end.store()) {
            String record = store.records().about(pushed).orElseThrow().id().value();
            assertThat(store.auditPorts().trail().of(id))
                    .extracting(Trail.Noted::fact)
                    .filteredOn(fact -> fact instanceof Trail.Fact.Recorded)
                    .containsExactly(new Trail.Fact.Recorded(record));
            assertThat(store.integrity().of(id).faults()).isEmpty();
            Completeness.Finding all = end.ledger(store).check();
            assertThat(all.faults()).isEmpty();
            assertThat(all.otherKeys()).isEmpty();
            assertThat(all.pages()).isPositive();
        }
    }

    private static RunId id(Comment comment) {
        Matcher marker = MARKER.matcher(comment.body());
        assertThat(marker.lookingAt()).isTrue();
        return new RunId(marker.group(1));
    }

    private static String plain(String text, RunId id) {
        String suffix = id.value().substring(id.value().lastIndexOf('-') + 1);
        return text.replace(id.value(), "RUN")
                .replace(suffix, "SUFFIX")
                .replaceAll("\\b[0-9a-f]{7,40}\\b", "SHA")
                .replaceAll("(\\d+ h )?(\\d+ min )?[0-9.]+ s\\b", "TIME")
                .replaceAll("[0-9.,]+", "#");
    }
}
