package org.splectrum.se.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.splectrum.se.steps.Workbench.command;
import static org.splectrum.se.steps.Workbench.result;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.splectrum.se.merge.GateArbiter;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Place;
import org.splectrum.se.run.Action;
import org.splectrum.se.run.Problem;
import org.splectrum.se.run.Question;
import org.splectrum.se.run.RebasedCommit;
import org.splectrum.se.run.Remark;
import org.splectrum.se.run.ResolvedFile;
import org.splectrum.se.run.ResolvedFile.Verdict;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.run.RunState;
import org.splectrum.se.run.Samples;
import org.splectrum.se.runner.protocol.CommandResult;
import org.splectrum.se.runner.protocol.FileConflict;
import org.splectrum.se.runner.protocol.Order;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Resolution;
import org.splectrum.se.runner.protocol.Resolving;
import org.splectrum.se.runner.protocol.Work;
import org.splectrum.se.workflow.Rebasing;
import org.splectrum.se.workflow.RepositoryConfig;
import org.splectrum.se.workflow.Step;
import org.splectrum.se.workflow.StepKind;

/** What becomes of conflicts, by what stands in the commits and not by what the runner says of them. */
class RebaseStepTest {
    private static final CommitId MADE = new CommitId("1".repeat(40));
    private static final CommitId ONTO = new CommitId("c".repeat(40));
    private static final CommitId REBASED = new CommitId("5".repeat(40));
    private static final String BASE = "case $1 in\n  add) echo minus ;;\nesac\n";
    private static final String OURS = "case $1 in\n  add) echo minus ;;\n  sub) echo less ;;\nesac\n";
    private static final String THEIRS = "case $1 in\n  add) echo plus ;;\nesac\n";
    private static final String RIGHT = "case $1 in\n  add) echo plus ;;\n  sub) echo less ;;\nesac\n";

    private static final RebasedCommit EARLIER =
            new RebasedCommit(MADE, "Earlier", RebasedCommit.Fate.LEFT_OUT, List.of());

    private final Workbench bench = new Workbench(this::end);
    private List<Resolution> told = List.of();
    private boolean conflicts;

    @BeforeEach
    void begin() {
        told = List.of(new Resolution(MADE.sha(), "add.sh", Resolution.CLAUDE, List.of("Both are kept.")));
        made(RIGHT);
    }

    private void made(String text) {
        FileConflict conflict = new FileConflict("add.sh", BASE, OURS, THEIRS);
        Replays.Difference difference = new Replays.Difference.Text(MADE, conflict, text, List.of(2));
        bench.replay = new Replays.Replay(List.of(difference), List.of(EARLIER));
    }

    private Outcome end(String step, int attempt, Order order) {
        return switch (order.work()) {
            case Work.Agent agent -> {
                bench.tips.put("main", ONTO);
                yield new Outcome.Committed(bench.push(order, '1'), "Done.");
            }
            case Work.Rebase rebase ->
                conflicts
                        ? new Outcome.Conflicted(List.of("add.sh"), Map.of("add.sh", List.of("‘less’ is missing")))
                        : new Outcome.Rebased(bench.push(order, '5'), ran(rebase.commands()), told);
            case Work.Verify verify -> new Outcome.Verified(ran(verify.commands()));
            case Work.Run run -> throw new AssertionError(run);
            case Work.Merge merge -> throw new AssertionError(merge);
        };
    }

    private static List<CommandResult> ran(List<String> commands) {
        return commands.stream().map(each -> command(each, 0, "")).toList();
    }

    private Run play() {
        return bench.play(
                new Step("prepare", new StepKind.Prepare(), List.of()),
                new Step("agent", new StepKind.Agent("prompts/fix.md"), List.of("prepare")),
                new Step("rebase", new StepKind.Rebase(), List.of("agent")));
    }

    private Run resumed(Run run, String answer) {
        Remark remark = new Remark(answer, new Action.Resume(answer), "ada", Instant.EPOCH);
        return bench.goOn(Run.decide(run, new RunEvent.ActedOn(remark, 0)).run());
    }

    @Test
    void a_resolution_that_holds_and_passes_the_commands_is_proven() {
        Run run = play();
        assertThat(result(run, "rebase"))
                .isEqualTo(new Result.Rebased(
                        REBASED,
                        ONTO,
                        List.of(command("./test.sh", 0, "")),
                        List.of(new ResolvedFile(
                                MADE, "add.sh", Verdict.PROVEN, "claude", List.of("Both are kept."), List.of(2))),
                        List.of("Earlier"),
                        List.of(EARLIER)));
    }

    @Test
    void of_a_pull_request_moves_what_the_base_does_not_have_nor_had_before_it_was_rewritten() {
        CommitId lost = new CommitId("7".repeat(40));
        for (CommitId from : List.of(ONTO, lost)) {
            bench.play(
                    Place.Kind.PULL_REQUEST,
                    Map.of(),
                    new Step("prepare", new StepKind.Prepare(), List.of()),
                    new Step("agent", new StepKind.Agent("prompts/fix.md"), List.of("prepare")),
                    new Step("rebase", new StepKind.Rebase(), List.of("agent")));
            Order order = bench.orders("rebase").getLast();
            assertThat(((Work.Rebase) order.work()).from()).isEqualTo(from.sha());
            bench.rewritten.put(new CommitId("1".repeat(40)), lost);
        }
    }

    @Test
    void what_mergiraf_made_is_told_to_be_its() {
        told = List.of(new Resolution(MADE.sha(), "add.sh", Resolution.MERGIRAF, List.of()));
        assertThat(((Result.Rebased) result(play(), "rebase")).resolved())
                .extracting(ResolvedFile::rung, ResolvedFile::verdict)
                .containsExactly(tuple("mergiraf", Verdict.PROVEN));
    }

    @Test
    void a_resolution_that_loses_something_is_refused_whatever_the_runner_says() {
        made(THEIRS);
        Run run = play();
        assertThat(run.state()).isEqualTo(RunState.AWAITING_INTERVENTION);
        Problem problem = run.problem().orElseThrow();
        assertThat(problem.files()).containsExactly("add.sh");
        assertThat(problem.detail()).contains("nothing was pushed", "`add.sh`");
    }

    @Test
    void what_is_no_text_is_refused_and_so_is_a_side_that_nobody_chose() {
        bench.replay = new Replays.Replay(
                List.of(
                        new Replays.Difference.Strange(MADE, "a.bin", "it is too large to be judged"),
                        new Replays.Difference.Whole(MADE, "b.bin", Resolving.Side.OURS)),
                List.of());
        assertThat(play().problem().orElseThrow().files()).containsExactly("a.bin", "b.bin");
    }

    @Test
    void without_commands_a_resolution_is_verified_and_pushed_alone_where_the_repository_says_so() {
        bench.config = config(Rebasing.Alone.ALL);
        assertThat(verdicts(play())).containsExactly(Verdict.VERIFIED);
    }

    @Test
    void where_only_what_is_proven_may_be_pushed_a_person_accepts_just_what_was_made() {
        bench.config = config(Set.of(Rebasing.Alone.PROVEN));
        Run run = play();
        assertThat(run.state()).isEqualTo(RunState.AWAITING_INTERVENTION);
        assertThat(run.question().orElseThrow().question()).isEqualTo(Question.aboutResolution());
        assertThat(run.problem().orElseThrow().detail()).contains("VERIFIED, resolved by claude");
        Run accepted = resumed(run, "accept");
        assertThat(verdicts(accepted)).containsExactly(Verdict.VERIFIED);
        assertThat(result(accepted, "rebase").output()).contains(REBASED);
        assertThat(bench.orders("rebase")).hasSize(1);
    }

    @Test
    void where_the_base_moved_since_an_accepted_resolution_is_made_anew() {
        bench.config = config(Set.of(Rebasing.Alone.PROVEN));
        Run run = play();
        bench.tips.put("main", new CommitId("e".repeat(40)));
        assertThat(resumed(run, "accept").state()).isEqualTo(RunState.AWAITING_INTERVENTION);
        assertThat(bench.orders("rebase")).hasSize(2);
    }

    @Test
    void a_persons_side_goes_to_the_runner_and_is_recorded_as_a_persons() {
        conflicts = true;
        Run run = play();
        assertThat(run.problem().orElseThrow().detail())
                .contains("conflicts with the newest base", "‘less’ is missing");
        conflicts = false;
        made(THEIRS);
        Run decided = resumed(run, "theirs add.sh");
        assertThat(((Work.Rebase) bench.orders("rebase").getLast().work()).resolving())
                .isEqualTo(new Resolving(
                        "octo/calculator#7: Adding is wrong\n\nfix it",
                        "",
                        "",
                        Map.of("add.sh", Resolving.Side.THEIRS)));
        assertThat(((Result.Rebased) result(decided, "rebase")).resolved())
                .extracting(ResolvedFile::rung, ResolvedFile::verdict)
                .containsExactly(tuple("person", Verdict.PROVEN));
    }

    @Test
    void what_nobody_may_have_wanted_is_refused_even_where_a_side_was_chosen() {
        conflicts = true;
        Run run = play();
        conflicts = false;
        made(THEIRS + "evil\n");
        assertThat(resumed(run, "theirs").state()).isEqualTo(RunState.AWAITING_INTERVENTION);
    }

    @Test
    void other_words_go_to_the_model() {
        conflicts = true;
        Run run = play();
        conflicts = false;
        resumed(run, "keep both, the new one last");
        assertThat(((Work.Rebase) bench.orders("rebase").getLast().work())
                        .resolving()
                        .guidance())
                .isEqualTo("keep both, the new one last");
    }

    @Test
    void what_a_person_pushed_is_the_result_once_the_commands_passed_on_it() {
        conflicts = true;
        Run run = play();
        String branch = run.result(Result.Prepared.class).orElseThrow().branch();
        CommitId pushed = new CommitId("7".repeat(40));
        bench.tips.put(branch, pushed);
        Run adopted = resumed(run, "adopt " + pushed.sha());
        assertThat(result(adopted, "rebase"))
                .isEqualTo(new Result.Rebased(pushed, ONTO, List.of(command("./test.sh", 0, ""))));
        assertThat(bench.orders("rebase").getLast().checkout().input()).isEqualTo(pushed.sha());
    }

    @Test
    void a_commit_that_is_not_the_branchs_tip_is_not_adopted() {
        conflicts = true;
        Run run = play();
        assertThat(resumed(run, "adopt " + "7".repeat(40)).state()).isEqualTo(RunState.AWAITING_INTERVENTION);
    }

    @Test
    void what_was_pushed_is_remembered_and_the_next_run_says_where_it_is_from() {
        Run first = published();
        assertThat(verdicts(first)).containsExactly(Verdict.PROVEN);
        bench.tips.put("main", Samples.START);
        told = List.of(new Resolution(MADE.sha(), "add.sh", Resolution.MEMORY, List.of()));
        Run second = published();
        assertThat(((Result.Rebased) result(second, "rebase")).resolved())
                .extracting(ResolvedFile::rung)
                .containsExactly("memory of " + first.id());
    }

    @Test
    void what_was_not_pushed_is_not_remembered() {
        play();
        bench.tips.put("main", Samples.START);
        assertThat(((Result.Rebased) result(play(), "rebase")).resolved())
                .extracting(ResolvedFile::rung)
                .containsExactly("claude");
    }

    @Test
    void what_a_person_decided_against_the_gate_is_not_remembered() {
        conflicts = true;
        Run run = play();
        conflicts = false;
        made(THEIRS);
        resumed(run, "theirs");
        bench.precedents.confirm(run.id());
        assertThat(new GateArbiter().parts(new FileConflict("add.sh", BASE, OURS, THEIRS), THEIRS))
                .singleElement()
                .satisfies(part -> assertThat(bench.precedents.of(Workbench.REPOSITORY, part.sides()))
                        .isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            add.sh | PROVEN           | the rule for `add.sh` of `rebase.paths`, which says `push: [PROVEN]`
            **     | ''               | the rule for `**` of `rebase.paths`, which says `push: []`
            *.sh   | PROVEN, VERIFIED | ''
            db/**  | ''               | ''
            """)
    void a_rule_for_a_path_counts_in_place_of_the_list_and_is_named(String match, String push, String kept) {
        Set<Rebasing.Alone> alone = push.isEmpty()
                ? Set.of()
                : Stream.of(push.split(", ")).map(Rebasing.Alone::valueOf).collect(Collectors.toSet());
        bench.config =
                config(new Rebasing(Rebasing.Alone.ALL, List.of(new Rebasing.PathRule(match, alone)), List.of()));
        Run run = play();
        assertThat(run.state()).isEqualTo(kept.isEmpty() ? RunState.SUCCEEDED : RunState.AWAITING_INTERVENTION);
        assertThat(run.problem().map(Problem::detail).orElse("")).contains(kept);
    }

    @Test
    void of_several_rules_for_a_path_all_must_allow_it_and_a_rule_may_allow_more_than_the_list() {
        Rebasing.PathRule open = new Rebasing.PathRule("add.*", Rebasing.Alone.ALL);
        Rebasing.PathRule closed = new Rebasing.PathRule("**/*.sh", Set.of());
        bench.config = config(new Rebasing(Set.of(), List.of(open), List.of()));
        assertThat(verdicts(play())).containsExactly(Verdict.VERIFIED);
        bench.tips.put("main", Samples.START);
        bench.config = config(new Rebasing(Set.of(), List.of(open, closed), List.of()));
        assertThat(play().problem().orElseThrow().detail()).contains("**/*.sh").doesNotContain("add.*");
    }

    @Test
    void a_file_that_the_default_branch_has_a_command_for_may_be_made_anew() {
        made("anything else\n");
        told = List.of(new Resolution(MADE.sha(), "add.sh", Resolution.REGENERATED, List.of("said")));
        assertThat(play().state()).isEqualTo(RunState.AWAITING_INTERVENTION);
        bench.tips.put("main", Samples.START);
        bench.config = config(
                new Rebasing(Rebasing.Alone.ALL, List.of(), List.of(new Rebasing.Regeneration("*.sh", "make add.sh"))));
        Run run = play();
        assertThat(((Result.Rebased) result(run, "rebase")).resolved())
                .containsExactly(new ResolvedFile(
                        MADE,
                        "add.sh",
                        Verdict.VERIFIED,
                        "regenerated",
                        List.of("Made anew by a command: make add.sh"),
                        List.of(2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n", OURS})
    void a_file_that_is_made_anew_is_refused_with_markers_and_where_it_is_just_the_bases(String text) {
        made(text);
        told = List.of(new Resolution(MADE.sha(), "add.sh", Resolution.REGENERATED, List.of()));
        bench.config = config(new Rebasing(
                Rebasing.Alone.ALL, List.of(), List.of(new Rebasing.Regeneration("add.sh", "make add.sh"))));
        assertThat(play().state()).isEqualTo(RunState.AWAITING_INTERVENTION);
    }

    private Run published() {
        return bench.play(
                new Step("prepare", new StepKind.Prepare(), List.of()),
                new Step("agent", new StepKind.Agent("prompts/fix.md"), List.of("prepare")),
                new Step("rebase", new StepKind.Rebase(), List.of("agent")),
                new Step("publish", new StepKind.Publish(), List.of("rebase")));
    }

    private static RepositoryConfig config(Set<Rebasing.Alone> alone) {
        return config(new Rebasing(alone, List.of(), List.of()));
    }

    private static RepositoryConfig config(Rebasing rebasing) {
        return new RepositoryConfig("fix", List.of(), List.of(), List.of(), RepositoryConfig.Bounds.NONE, rebasing);
    }

    private static List<Verdict> verdicts(Run run) {
        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        return ((Result.Rebased) result(run, "rebase"))
                .resolved().stream().map(ResolvedFile::verdict).toList();
    }
}
