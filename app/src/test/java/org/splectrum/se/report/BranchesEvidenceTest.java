package org.splectrum.se.report;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Usage;
import org.splectrum.se.run.Changes;
import org.splectrum.se.run.Problem;
import org.splectrum.se.run.Progress;
import org.splectrum.se.run.Request;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunState;
import org.splectrum.se.run.Samples;
import org.splectrum.se.run.StepProgress;
import org.splectrum.se.runner.protocol.CommandResult;
import org.splectrum.se.runner.protocol.Finding;
import org.splectrum.se.workflow.Care;
import org.splectrum.se.workflow.Guard;
import org.splectrum.se.workflow.Step;
import org.splectrum.se.workflow.StepKind;
import org.splectrum.se.workflow.Strategy;

/** What proves a run whose work comes of several agents with commands of their own. */
class BranchesEvidenceTest {
    private static final CommitId ONE = new CommitId("1".repeat(40));
    private static final CommitId TWO = new CommitId("2".repeat(40));
    private static final CommitId MERGED = new CommitId("5".repeat(40));
    private static final CommitId MOVED = new CommitId("6".repeat(40));
    private static final List<CommitId> COMMITS = List.of(ONE, TWO, MERGED, MOVED);
    private static final List<String> COMMANDS = List.of("./a.sh", "./b.sh", "./test.sh");

    private static final Care MAY_FAIL =
            new Care(Care.Retry.ONCE, Duration.ZERO, Care.OnFailure.CONTINUE, new Care.Compensation.None());

    private static final List<Step> PLAN = List.of(
            new Step("prepare", new StepKind.Prepare(), List.of()),
            mayFail("fix.1", new StepKind.Agent("prompts/fix.md"), "prepare"),
            mayFail("fix.1.verify", new StepKind.Verify(List.of("./a.sh"), "fix.1", 0), "fix.1"),
            mayFail("fix.2", new StepKind.Agent("prompts/fix.md"), "prepare"),
            mayFail("fix.2.verify", new StepKind.Verify(List.of("./b.sh"), "fix.2", 0), "fix.2"),
            new Step(
                    "fix",
                    new StepKind.Join(Strategy.Joining.PICK, List.of("fix.1", "fix.2")),
                    List.of("fix.1.verify", "fix.2.verify")),
            new Step("verify", new StepKind.Verify(), List.of("fix")),
            new Step("rebase", new StepKind.Rebase(), List.of("verify")),
            new Step("publish", new StepKind.Publish(), List.of("rebase")),
            new Step("pull_request", new StepKind.PullRequest(), List.of("publish")));

    private static Step mayFail(String id, StepKind kind, String need) {
        return new Step(id, kind, List.of(need), Guard.NONE, MAY_FAIL);
    }

    private static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void green_is_only_what_passed_all_that_was_demanded_of_the_work_in_it(long seed) {
        Random random = new Random(seed);
        int green = 0;
        for (int time = 0; time < 3_000; time++) {
            Map<String, Result> results = results(random);
            if (Evidence.of(run(results, Set.of())).conclusion() == Conclusion.SUCCESS) {
                green++;
                check(results);
            }
        }
        assertThat(green).as("how often the property was tried").isPositive();
    }

    /** Worked out anew, from the results alone. */
    private static void check(Map<String, Result> results) {
        Result.Joined joined = (Result.Joined) requireNonNull(results.get("fix"));
        Result.Rebased rebased = (Result.Rebased) requireNonNull(results.get("rebase"));
        Result.Published published = (Result.Published) requireNonNull(results.get("publish"));
        assertThat(published.commit()).isEqualTo(rebased.commit());
        Set<CommitId> alike = new LinkedHashSet<>(Set.of(published.commit()));
        List<CommandResult> proofs = new ArrayList<>(rebased.results());
        if (rebased.results().isEmpty()) {
            alike.add(joined.commit());
        }
        for (String step : List.of("fix.1.verify", "fix.2.verify", "verify")) {
            Result.Verified verified = (Result.Verified) requireNonNull(results.get(step));
            if (alike.contains(verified.commit())) {
                proofs.addAll(verified.results());
            }
        }
        assertThat(proofs).allMatch(CommandResult::passed);
        List<String> ran = proofs.stream().map(CommandResult::command).toList();
        assertThat(ran).contains("./test.sh");
        if (joined.from().contains("fix.1")) {
            assertThat(ran).contains("./a.sh");
        }
        if (joined.from().contains("fix.2")) {
            assertThat(ran).contains("./b.sh");
        }
    }

    private static Map<String, Result> results(Random random) {
        CommitId result = random.nextInt(3) == 0 ? any(random, COMMITS) : TWO;
        List<String> from = any(random, List.of(List.of("fix.1"), List.of("fix.2"), List.of("fix.1", "fix.2")));
        CommitId joined = random.nextInt(3) == 0 ? any(random, COMMITS) : result;
        Map<String, Result> results = new HashMap<>();
        results.put("prepare", Samples.good("prepare"));
        results.put("fix.1", new Result.Committed(ONE, "Done."));
        results.put("fix.2", new Result.Committed(TWO, "Done."));
        results.put("fix.1.verify", new Result.Verified(any(random, COMMITS), commands(random)));
        results.put("fix.2.verify", new Result.Verified(TWO, commands(random)));
        results.put("fix", new Result.Joined(joined, from, ""));
        results.put("verify", new Result.Verified(joined, commands(random)));
        results.put(
                "rebase",
                new Result.Rebased(result, Samples.ONTO, random.nextBoolean() ? List.of() : commands(random)));
        results.put("publish", new Result.Published(result, new Changes(List.of("add.sh"), 1, 0)));
        results.put("pull_request", Samples.good("pull_request"));
        return results;
    }

    private static List<CommandResult> commands(Random random) {
        return COMMANDS.stream()
                .filter(command -> random.nextInt(3) > 0)
                .map(command -> new CommandResult(command, random.nextInt(10) == 0 ? 1 : 0, 5, ""))
                .toList();
    }

    private static <T> T any(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    @Test
    void what_was_demanded_of_a_branch_that_was_not_taken_and_its_failure_do_not_count() {
        Map<String, Result> results = new HashMap<>(Map.of(
                "prepare", Samples.good("prepare"),
                "fix.1", new Result.None(),
                "fix.1.verify", new Result.None(),
                "fix.2", new Result.Committed(TWO, "Done."),
                "fix.2.verify", new Result.Verified(TWO, List.of(passed("./b.sh"))),
                "fix", new Result.Joined(TWO, List.of("fix.2"), ""),
                "verify", new Result.Verified(TWO, List.of(passed("./test.sh"))),
                "rebase", new Result.Rebased(TWO, Samples.START, List.of()),
                "publish", new Result.Published(TWO, new Changes(List.of("add.sh"), 1, 0)),
                "pull_request", Samples.good("pull_request")));
        Run run = run(results, Set.of("fix.1", "fix.1.verify"));
        assertThat(Evidence.of(run).gaps()).isEmpty();
        results.put("fix.2.verify", new Result.Verified(TWO, List.of()));
        assertThat(Evidence.of(run(results, Set.of("fix.1", "fix.1.verify"))).gaps())
                .containsExactly(Evidence.Gap.COMMANDS_DID_NOT_RUN);
    }

    @Test
    void a_review_that_found_errors_is_not_green() {
        assertThat(reviewed(Finding.Severity.WARNING)).isEqualTo(Conclusion.SUCCESS);
        assertThat(reviewed(Finding.Severity.ERROR)).isEqualTo(Conclusion.NEUTRAL);
    }

    private static Conclusion reviewed(Finding.Severity severity) {
        List<StepProgress> steps = List.of(
                done(
                        new Step("read", new StepKind.Agent("prompts/review.md"), List.of()),
                        new Result.Answered("Fine.")),
                done(
                        new Step("review", new StepKind.Review(), List.of("read")),
                        new Result.Reviewed("", List.of(new Finding("a", 1, severity, "m")))));
        return Evidence.of(run(steps)).conclusion();
    }

    private static CommandResult passed(String command) {
        return new CommandResult(command, 0, 5, "");
    }

    private static Run run(Map<String, Result> results, Set<String> failed) {
        return run(PLAN.stream()
                .map(step -> failed.contains(step.id())
                        ? new StepProgress(
                                step,
                                new Progress.Failed(
                                        1,
                                        Samples.T0,
                                        Samples.T0,
                                        Problem.of(Problem.Cause.AGENT_FAILED, ""),
                                        new Result.None(),
                                        Usage.NONE))
                        : done(step, results.getOrDefault(step.id(), new Result.None())))
                .toList());
    }

    private static StepProgress done(Step step, Result result) {
        return new StepProgress(step, new Progress.Done(1, Samples.T0, Samples.T0, result, Usage.NONE));
    }

    private static Run run(List<StepProgress> steps) {
        Run begun = Samples.begun();
        Request request = begun.request();
        return new Run(begun.id(), 9, request, Samples.in(RunState.SUCCEEDED), steps, begun.span());
    }
}
