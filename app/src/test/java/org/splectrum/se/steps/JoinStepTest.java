package org.splectrum.se.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.splectrum.se.steps.Workbench.command;
import static org.splectrum.se.steps.Workbench.result;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.run.Action;
import org.splectrum.se.run.Problem;
import org.splectrum.se.run.Question;
import org.splectrum.se.run.RebasedCommit;
import org.splectrum.se.run.Remark;
import org.splectrum.se.run.ResolvedFile;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.run.RunState;
import org.splectrum.se.run.Samples;
import org.splectrum.se.runner.protocol.CommandResult;
import org.splectrum.se.runner.protocol.Failure;
import org.splectrum.se.runner.protocol.FileConflict;
import org.splectrum.se.runner.protocol.Order;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Resolution;
import org.splectrum.se.runner.protocol.Resolving;
import org.splectrum.se.runner.protocol.Work;
import org.splectrum.se.workflow.Care;
import org.splectrum.se.workflow.Guard;
import org.splectrum.se.workflow.Rebasing;
import org.splectrum.se.workflow.RepositoryConfig;
import org.splectrum.se.workflow.Step;
import org.splectrum.se.workflow.StepKind;
import org.splectrum.se.workflow.Strategy.Joining;

class JoinStepTest {
    private static final CommitId ONE = new CommitId("1".repeat(40));
    private static final CommitId TWO = new CommitId("2".repeat(40));
    private static final CommitId MERGED = new CommitId("5".repeat(40));

    /** What the branch, its acceptance command, the judge and the merge come to. */
    private final Map<String, String> ways = new HashMap<>();

    private List<Resolution> told = List.of();
    private List<CommandResult> ran = List.of();
    private final Workbench bench = new Workbench(this::end);

    private Outcome end(String step, int attempt, Order order) {
        String way = ways.getOrDefault(step, "");
        return switch (order.work()) {
            case Work.Agent agent ->
                switch (way) {
                    case "" -> new Outcome.Committed(bench.push(order, step.charAt(4)), "I am " + step);
                    case "answers" -> new Outcome.Answered("I think, " + step);
                    case "nothing" -> new Outcome.Unchanged("I could not.");
                    default -> {
                        bench.push(order, '9');
                        yield new Outcome.Committed("9".repeat(40), way);
                    }
                };
            case Work.Verify verify ->
                new Outcome.Verified(List.of(command("./test.sh", way.equals("fails") ? 1 : 0, "")));
            case Work.Merge merge ->
                switch (way) {
                    case "conflicts" -> new Outcome.Conflicted(List.of("add.sh"));
                    case "unrelated" -> new Outcome.Failed(Failure.UNRELATED, "They have no history in common.");
                    default -> new Outcome.Rebased(bench.push(order, '5'), ran, told);
                };
            case Work.Run run -> throw new AssertionError(run);
            case Work.Rebase rebase -> throw new AssertionError(rebase);
        };
    }

    private Run join(Joining how, int branches) {
        List<Step> plan = new ArrayList<>(List.of(new Step("prepare", new StepKind.Prepare(), List.of())));
        List<String> needs = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        Care may = new Care(Care.Retry.ONCE, Duration.ZERO, Care.OnFailure.CONTINUE, new Care.Compensation.None());
        for (int number = 1; number <= branches; number++) {
            String id = "fix." + number;
            ids.add(id);
            plan.add(new Step(id, new StepKind.Agent("prompts/fix.md"), List.of("prepare"), Guard.NONE, may));
            StepKind verify = new StepKind.Verify(List.of(), id, 0);
            plan.add(new Step(id + ".verify", verify, List.of(id), Guard.NONE, may));
            needs.addAll(List.of(id, id + ".verify"));
        }
        Guard after = new Guard("", Guard.After.ANY, Guard.Crowd.ANY);
        plan.add(new Step("fix", new StepKind.Join(how, ids), needs, after, Care.USUAL));
        return bench.play(plan.toArray(Step[]::new));
    }

    @Test
    void the_first_branch_whose_work_is_proved_is_taken() {
        ways.put("fix.1.verify", "fails");
        Run run = join(Joining.FIRST, 3);
        assertThat(result(run, "fix")).isEqualTo(new Result.Joined(TWO, List.of("fix.2"), "I am fix.2"));
        assertThat(bench.refs).containsEntry("refs/se/runs/" + Samples.ID + "/fix/1", TWO);
        assertThat(run.upstream("fix").commit()).isPresent();
        assertThat(join(Joining.LAST, 2))
                .satisfies(last -> assertThat(result(last, "fix").output()).contains(TWO));
    }

    @Test
    void where_no_branch_went_well_the_join_fails_as_the_first_of_them_did() {
        ways.put("fix.1", "nothing");
        ways.put("fix.2.verify", "fails");
        Run run = join(Joining.FIRST, 2);
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.step("fix").orElseThrow().progress())
                .extracting("problem")
                .isEqualTo(Problem.of(Problem.Cause.NOTHING_CHANGED, "fix.1: I could not."));
    }

    @Test
    void words_alone_leave_the_commit_as_it_was() {
        ways.put("fix.2", "answers");
        Run run = join(Joining.OUTPUTS, 2);
        assertThat(result(run, "fix"))
                .isEqualTo(new Result.Joined(
                        Samples.START,
                        List.of("fix.1", "fix.2"),
                        "**fix.1:**\n\nI am fix.1\n\n**fix.2:**\n\nI think, fix.2"));
        assertThat(bench.orders("fix")).isEmpty();
    }

    @Test
    void what_all_branches_made_is_brought_together_in_a_container() {
        Run run = join(Joining.MERGE, 3);
        assertThat(result(run, "fix").output()).contains(MERGED);
        assertThat(bench.orders("fix")).singleElement().satisfies(order -> {
            assertThat(order.checkout().input()).isEqualTo(ONE.sha());
            String ref = "refs/se/bases/" + Samples.ID + "/fix/1/";
            assertThat(order.work())
                    .isEqualTo(new Work.Merge(
                            List.of(
                                    new Work.Merge.Head(ref + 1, TWO.sha()),
                                    new Work.Merge.Head(ref + 2, "3".repeat(40))),
                            List.of("./test.sh"),
                            new Resolving("octo/calculator#7: Adding is wrong\n\nfix it", "", "", Map.of())));
            assertThat(bench.refs).containsEntry(ref + 1, TWO);
        });
    }

    @Test
    void what_was_resolved_between_branches_is_pushed_alone_only_where_the_repository_lets_it() {
        told = List.of(new Resolution(TWO.sha(), "a.txt", Resolution.CLAUDE, List.of("Both.")));
        FileConflict conflict = new FileConflict("a.txt", "a\nb\n", "A\nb\n", "a\nB\n");
        bench.replay = new Replays.Replay(
                List.of(new Replays.Difference.Text(TWO, conflict, "A\nB\n", List.of(1))), List.of());
        assertThat(join(Joining.MERGE, 2).state()).isEqualTo(RunState.SUCCEEDED);
        Rebasing proven = new Rebasing(Set.of(Rebasing.Alone.PROVEN), List.of(), List.of());
        bench.config = new RepositoryConfig(
                "fix", List.of("./test.sh"), List.of(), List.of(), RepositoryConfig.Bounds.NONE, proven);
        Run run = join(Joining.MERGE, 2);
        assertThat(run.state()).isEqualTo(RunState.AWAITING_INTERVENTION);
        assertThat(run.question().orElseThrow().question()).isEqualTo(Question.aboutResolution());
        assertThat(run.problem().orElseThrow().detail()).contains("a.txt", "VERIFIED", "`rebase.push: [PROVEN]`");
        int orders = bench.orders("fix").size();
        Remark remark = new Remark("k", new Action.Resume("accept"), "ada", Instant.EPOCH);
        Run accepted =
                bench.goOn(Run.decide(run, new RunEvent.ActedOn(remark, 0)).run());
        assertThat(((Result.Joined) result(accepted, "fix")).resolved())
                .extracting(ResolvedFile::rung)
                .containsExactly("claude");
        assertThat(result(accepted, "fix").output()).contains(MERGED);
        assertThat(bench.orders("fix")).hasSize(orders);
    }

    @Test
    void what_was_resolved_between_branches_is_proven_by_the_commands_that_ran_on_it() {
        told = List.of(new Resolution(TWO.sha(), "a.txt", Resolution.CLAUDE, List.of("Both.")));
        FileConflict conflict = new FileConflict("a.txt", "a\nb\n", "A\nb\n", "a\nB\n");
        RebasedCommit commit = new RebasedCommit(TWO, "Two", RebasedCommit.Fate.CHANGED, List.of("a.txt"));
        bench.replay = new Replays.Replay(
                List.of(new Replays.Difference.Text(TWO, conflict, "A\nB\n", List.of(1))), List.of(commit));
        ran = List.of(command("./test.sh", 0, ""));
        Result.Joined joined = (Result.Joined) result(join(Joining.MERGE, 2), "fix");
        assertThat(joined.resolved()).extracting(ResolvedFile::verdict).containsExactly(ResolvedFile.Verdict.PROVEN);
        assertThat(joined.commits()).containsExactly(commit);
        assertThat(joined.results()).isEqualTo(ran);
        ran = List.of(command("./test.sh", 1, ""));
        Run failed = join(Joining.MERGE, 2);
        assertThat(failed.state()).isEqualTo(RunState.FAILED);
        assertThat(failed.step("fix").orElseThrow().progress())
                .extracting("problem.cause")
                .isEqualTo(Problem.Cause.ACCEPTANCE_FAILED);
    }

    @Test
    void branches_that_conflict_ask_a_person() {
        ways.put("fix", "conflicts");
        Run run = join(Joining.MERGE, 2);
        assertThat(run.state()).isEqualTo(RunState.AWAITING_INTERVENTION);
        assertThat(run.problem().orElseThrow().files()).containsExactly("add.sh");
    }

    @Test
    void branches_without_a_common_commit_fail_at_once_with_what_to_do_and_what_each_made_is_kept() {
        ways.put("fix", "unrelated");
        Run run = join(Joining.MERGE, 2);
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.problem().orElseThrow())
                .isEqualTo(Problem.of(Problem.Cause.WORKFLOW_WRONG, "They have no history in common."));
        assertThat(run.step("fix").orElseThrow().progress().attempt()).isEqualTo(1);
        assertThat(bench.refs)
                .containsEntry("refs/se/runs/" + Samples.ID + "/fix.1/1", ONE)
                .containsEntry("refs/se/runs/" + Samples.ID + "/fix.2/1", TWO);
    }

    @Test
    void one_branch_that_made_something_needs_no_container_and_one_that_failed_fails_them_all() {
        ways.put("fix.2", "answers");
        assertThat(result(join(Joining.MERGE, 2), "fix").output()).contains(ONE);
        assertThat(bench.orders("fix")).isEmpty();
        ways.put("fix.2", "nothing");
        assertThat(join(Joining.MERGE, 2).state()).isEqualTo(RunState.FAILED);
    }

    @Test
    void a_judge_picks_among_those_whose_work_is_proved_and_is_shown_no_other() {
        ways.put("fix.1.verify", "fails");
        ways.put("fix", "PICK: 2\nIt is smaller.");
        Run run = join(Joining.PICK, 3);
        assertThat(result(run, "fix"))
                .isEqualTo(
                        new Result.Joined(new CommitId("3".repeat(40)), List.of("fix.3"), "PICK: 2\nIt is smaller."));
        assertThat(bench.refs).containsEntry("refs/se/runs/" + Samples.ID + "/fix/1", new CommitId("3".repeat(40)));
        assertThat(bench.prompt("fix", 1))
                .contains("| the patch of 2222222", "| the patch of 3333333", "| I am fix.2", "| fix it")
                .doesNotContain("1111111");
        assertThat(bench.orders("fix").getFirst().checkout().input()).isEqualTo(Samples.START.sha());
        assertThat(bench.auditPorts.briefings().ofRun(run.id()))
                .extracting(
                        kept -> kept.attempt().step(),
                        kept -> kept.told().listener(),
                        kept -> kept.told().prompt())
                .contains(
                        tuple("fix.2", Briefings.Listener.AGENT, bench.prompt("fix.2", 1)),
                        tuple("fix", Briefings.Listener.JUDGE, bench.prompt("fix", 1)));
        assertThat(bench.auditPorts.trail().of(run.id()))
                .extracting(noted -> noted.attempt().step(), Trail.Noted::fact)
                .contains(tuple("fix", new Trail.Fact.Contained(Workbench.IMAGE)));
    }

    @Test
    void what_a_model_is_asked_about_a_conflict_is_kept() {
        bench.asks.add("How do these go together?");
        Run run = join(Joining.MERGE, 2);
        assertThat(bench.auditPorts.briefings().of(new AttemptId(run.id(), "fix", 1)))
                .contains(Briefings.Told.madeOfWork(Briefings.Listener.RESOLVER, "How do these go together?"));
    }

    @Test
    void one_that_is_left_needs_no_judge() {
        ways.put("fix.2.verify", "fails");
        Run run = join(Joining.PICK, 2);
        assertThat(result(run, "fix").output()).contains(ONE);
        assertThat(bench.orders("fix")).isEmpty();
    }

    @Test
    void where_the_judge_does_not_say_which_a_person_does() {
        ways.put("fix", "Both are fine. PICK: 1 or 2.\nPICK: 7");
        Run run = join(Joining.PICK, 2);
        assertThat(run.state()).isEqualTo(RunState.AWAITING_INTERVENTION);
        assertThat(run.question().orElseThrow().question().choices())
                .extracting("word")
                .containsExactly("1", "2", "stop");
        Remark remark = new Remark("k", new Action.Resume("2 please"), "ada", Instant.EPOCH);
        run = Run.decide(run, new RunEvent.ActedOn(remark, 0)).run();
        assertThat(result(bench.goOn(run), "fix")).isEqualTo(new Result.Joined(TWO, List.of("fix.2"), "2 please"));
        assertThat(bench.orders("fix")).hasSize(1);
    }
}
