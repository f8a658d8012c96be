package org.splectrum.se.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Usage;
import org.splectrum.se.run.Problem;
import org.splectrum.se.run.Progress;
import org.splectrum.se.run.Question;
import org.splectrum.se.run.RebasedCommit;
import org.splectrum.se.run.ResolvedFile;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunState;
import org.splectrum.se.run.Samples;
import org.splectrum.se.run.StepProgress;
import org.splectrum.se.runner.protocol.CommandResult;
import org.splectrum.se.runner.protocol.Finding;
import org.splectrum.se.workflow.Step;
import org.splectrum.se.workflow.StepKind;
import org.splectrum.se.workflow.Strategy;

/** What is said of runs with steps of all kinds. */
class KindsCommentTest {
    private static final CommitId OTHER = new CommitId("d".repeat(40));
    private static final CommandResult PASSED = new CommandResult("./test.sh", 0, 120, "");

    private final List<StepProgress> steps = new ArrayList<>();

    @Test
    void several_agents_are_told_apart_and_the_judge_gives_its_reason() {
        done("prepare", new StepKind.Prepare(), Samples.good("prepare"));
        done("fix.1", new StepKind.Agent("prompts/fix.md"), new Result.Committed(Samples.MADE, "I added, @octocat."));
        done("fix.1.verify", new StepKind.Verify(), new Result.Verified(Samples.MADE, List.of(PASSED)));
        done("fix.2", new StepKind.Agent("prompts/fix.md"), new Result.Committed(OTHER, "I wrote a table of sums."));
        done("fix.2.verify", new StepKind.Verify(), new Result.Verified(OTHER, List.of(PASSED)));
        done(
                "fix",
                new StepKind.Join(Strategy.Joining.PICK, List.of("fix.1", "fix.2")),
                new Result.Joined(Samples.MADE, List.of("fix.1"), "PICK: 1\nIt holds for all numbers."));
        steps.add(new StepProgress(
                new Step("rebase", new StepKind.Rebase(), List.of()),
                new Progress.Running(1, Samples.T0, "", Usage.NONE)));
        check("kinds-branches", RunState.RUNNING);
    }

    @Test
    void conflicts_are_told_file_by_file_and_left_out_commits_by_their_titles() {
        done("prepare", new StepKind.Prepare(), Samples.good("prepare"));
        done(
                "rebase",
                new StepKind.Rebase(),
                new Result.Rebased(
                        OTHER,
                        Samples.ONTO,
                        List.of(PASSED),
                        List.of(
                                resolved("src/|odd| `name`.sh", ResolvedFile.Verdict.PROVEN, "claude"),
                                resolved("pom.xml", ResolvedFile.Verdict.VERIFIED, "versions"),
                                resolved("a.bin", ResolvedFile.Verdict.VERIFIED, "person")),
                        List.of("Fix @everyone, closes #1"),
                        List.of()));
        check("kinds-conflicts", RunState.RUNNING);
        Run run = run(RunState.RUNNING);
        assertThat(Annotations.of(run)).hasSize(3).first().satisfies(annotation -> {
            assertThat(annotation.line()).isEqualTo(3);
            assertThat(annotation.message())
                    .isEqualTo("PROVEN: a conflict, resolved by Claude. Both, ＠octocat: see ＃99.");
        });
        assertThat(RunDocument.of(run).context())
                .containsEntry(
                        "resolved",
                        "PROVEN claude src/|odd| `name`.sh\nVERIFIED versions pom.xml\nVERIFIED person a.bin");
    }

    @Test
    void what_the_rebase_made_of_each_commit_is_told() {
        List<RebasedCommit> commits = List.of(
                new RebasedCommit(OTHER, "Fix @everyone, closes #1", RebasedCommit.Fate.SAME, List.of()),
                new RebasedCommit(
                        Samples.MADE, "Use | and `it`", RebasedCommit.Fate.CHANGED, List.of("a|b.sh", "pom.xml")),
                new RebasedCommit(
                        Samples.ONTO,
                        "x".repeat(200),
                        RebasedCommit.Fate.CHANGED,
                        List.of("1", "2", "3", "4", "5", "6", "7")),
                new RebasedCommit(Samples.START, "Was there", RebasedCommit.Fate.LEFT_OUT, List.of()));
        List<ResolvedFile> files = List.of(resolved("a|b.sh", ResolvedFile.Verdict.PROVEN, "versions, claude"));
        done("prepare", new StepKind.Prepare(), Samples.good("prepare"));
        done(
                "rebase",
                new StepKind.Rebase(),
                new Result.Rebased(OTHER, Samples.ONTO, List.of(PASSED), files, List.of("Was there"), commits));
        check("kinds-commits", RunState.RUNNING);
    }

    @Test
    void commits_that_the_rebase_left_as_they_were_are_told_in_a_sentence() {
        RebasedCommit same = new RebasedCommit(OTHER, "One", RebasedCommit.Fate.SAME, List.of());
        done("prepare", new StepKind.Prepare(), Samples.good("prepare"));
        done(
                "rebase",
                new StepKind.Rebase(),
                new Result.Rebased(OTHER, Samples.ONTO, List.of(PASSED), List.of(), List.of(), List.of(same, same)));
        assertThat(ConflictText.of(run(RunState.RUNNING)))
                .isEqualTo("The rebase left what each of the 2 commits changes as it was.");
    }

    @Test
    void what_a_join_made_of_each_commit_is_told_as_of_a_rebase() {
        RebasedCommit same = new RebasedCommit(OTHER, "One", RebasedCommit.Fate.SAME, List.of());
        RebasedCommit changed = new RebasedCommit(Samples.MADE, "Two", RebasedCommit.Fate.CHANGED, List.of("a.sh"));
        StepKind join = new StepKind.Join(Strategy.Joining.MERGE, List.of("fix.1", "fix.2"));
        List<ResolvedFile> files = List.of(resolved("a.sh", ResolvedFile.Verdict.PROVEN, "claude"));
        done("fix", join, new Result.Joined(OTHER, List.of(), "", List.of(PASSED), files, List.of(same, changed)));
        assertThat(CommitText.of(run(RunState.RUNNING)))
                .startsWith("#### What the join `fix` made of each commit\n\n| Commit | What it changes |\n")
                .contains(" One</code> | as before |\n", " Two</code> | conflicts resolved in <code>a.sh</code> |");
        steps.clear();
        done("fix", join, new Result.Joined(OTHER, List.of(), "", List.of(), List.of(), List.of(same)));
        assertThat(CommitText.of(run(RunState.RUNNING)))
                .isEqualTo("The join `fix` left what the commit changes as it was.");
    }

    private static ResolvedFile resolved(String path, ResolvedFile.Verdict verdict, String rung) {
        return new ResolvedFile(Samples.MADE, path, verdict, rung, List.of("Both, @octocat: see #99."), List.of(3));
    }

    @Test
    void a_command_that_failed_says_what_it_printed() {
        done("prepare", new StepKind.Prepare(), Samples.good("prepare"));
        done(
                "gen",
                new StepKind.Run("claude/tools/gen.sh --all", Map.of()),
                new Result.Ran(OTHER, PASSED, Map.of("version", "1.2")));
        Problem problem =
                Problem.of(Problem.Cause.COMMAND_FAILED, "`npm test` ended with exit code 1:\n1 failing @all");
        steps.add(new StepProgress(
                new Step("check", new StepKind.Run("npm test", Map.of()), List.of()),
                new Progress.Failed(1, Samples.T0, at(9), problem, new Result.None(), Usage.NONE)));
        check("kinds-command", RunState.FAILED);
    }

    @Test
    void a_review_is_an_answer_with_errors() {
        done("prepare", new StepKind.Prepare(), Samples.good("prepare"));
        done("read", new StepKind.Agent("prompts/review.md"), new Result.Answered("I would not merge it."));
        done(
                "review",
                new StepKind.Review(),
                new Result.Reviewed(
                        "https://github.com/octo/calculator/pull/7#pullrequestreview-1",
                        List.of(new Finding("add.sh", 3, Finding.Severity.ERROR, "It subtracts."))));
        done("say", new StepKind.Comment("x"), new Result.Said("https://github.com/octo/calculator/pull/7#c-1"));
        done("sum", new StepKind.Evaluate(Map.of("x", "y")), new Result.Values(Map.of("x", "y")));
        check("kinds-review", RunState.SUCCEEDED);
    }

    @Test
    void a_judge_that_cannot_decide_leaves_it_to_a_person() {
        done("prepare", new StepKind.Prepare(), Samples.good("prepare"));
        steps.add(new StepProgress(
                new Step("fix", new StepKind.Join(Strategy.Joining.PICK, List.of()), List.of()),
                new Progress.Asking(
                        1,
                        Samples.T0,
                        Question.aboutConflict(),
                        Problem.of(Problem.Cause.ANSWER_UNREADABLE, "The judge did not say which one it picks: Both."),
                        Usage.NONE)));
        check("kinds-judge", RunState.AWAITING_INTERVENTION);
    }

    private void done(String id, StepKind kind, Result result) {
        steps.add(new StepProgress(
                new Step(id, kind, List.of()), new Progress.Done(1, Samples.T0, at(3), result, Usage.NONE)));
    }

    private static Instant at(int seconds) {
        return Samples.T0.plusSeconds(seconds);
    }

    private void check(String name, RunState state) {
        Snapshot.check("comment/" + name, RunComment.render(run(state), Told.LINKS, Aside.NOTHING));
    }

    private Run run(RunState state) {
        Run begun = Samples.begun();
        return new Run(begun.id(), 9, begun.request(), Samples.in(state), steps, new Run.Span(Samples.T0, at(60)));
    }
}
