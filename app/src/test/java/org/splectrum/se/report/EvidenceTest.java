package org.splectrum.se.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Usage;
import org.splectrum.se.run.Changes;
import org.splectrum.se.run.Ending;
import org.splectrum.se.run.Problem;
import org.splectrum.se.run.Progress;
import org.splectrum.se.run.Request;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunState;
import org.splectrum.se.run.Samples;
import org.splectrum.se.run.StepProgress;
import org.splectrum.se.runner.protocol.CommandResult;
import org.splectrum.se.workflow.Care;
import org.splectrum.se.workflow.Guard;
import org.splectrum.se.workflow.RepositoryConfig;
import org.splectrum.se.workflow.Step;
import org.splectrum.se.workflow.StepKind;

final class EvidenceTest {
    private static final List<RunState> STATES = List.of(RunState.values());
    private static final List<CommitId> COMMITS = List.of(Samples.START, Samples.MADE, Samples.ONTO);

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothingIsGreenUnlessEverythingHolds(long seed) {
        Random random = new Random(seed);
        int green = 0;
        for (int time = 0; time < 1000; time++) {
            green += isGreen(random) ? 1 : 0;
        }
        assertThat(green).as("how often the property was tried").isPositive();
    }

    private static boolean isGreen(Random random) {
        List<Result> results = new ArrayList<>();
        Samples.begun()
                .steps()
                .forEach(step -> results.add(anyResult(random, step.step().id())));
        RunState state = random.nextBoolean() ? RunState.SUCCEEDED : STATES.get(random.nextInt(STATES.size()));
        Run run = withResults(results, state);
        int broken = random.nextInt(20);
        if (broken < run.steps().size()) {
            run = withProgress(
                    run, broken, random.nextBoolean() ? new Progress.Waiting() : failed(results.get(broken)));
        }
        if (Evidence.of(run).conclusion() != Conclusion.SUCCESS) {
            return false;
        }
        assertThat(state).isEqualTo(RunState.SUCCEEDED);
        assertThat(run.steps()).extracting(StepProgress::progress).allMatch(Progress.Done.class::isInstance);
        if (run.result(Result.Answered.class).isPresent()) {
            assertThat(results).noneMatch(Result.Committed.class::isInstance);
            assertThat(results).noneMatch(Result.Rebased.class::isInstance);
            assertThat(results).noneMatch(Result.Published.class::isInstance);
            return true;
        }
        checkChange(results);
        return true;
    }

    /** Straight from the results: agent, verify, rebase, publish, pull request stand at 1 to 5. */
    private static void checkChange(List<Result> results) {
        Result.Published published = (Result.Published) results.get(4);
        assertThat(published.changes().files()).isNotEmpty();
        assertThat(results.get(5)).isInstanceOf(Result.Opened.class);
        CommitId worked = results.get(1) instanceof Result.Committed committed ? committed.commit() : Samples.START;
        List<CommandResult> proofs = new ArrayList<>();
        List<CommitId> alike = new ArrayList<>(List.of(published.commit()));
        if (results.get(3) instanceof Result.Rebased rebased) {
            assertThat(published.commit()).isEqualTo(rebased.commit());
            proofs.addAll(rebased.results());
            if (rebased.results().isEmpty()) {
                alike.add(worked);
            }
        } else {
            assertThat(published.commit()).isEqualTo(worked);
        }
        if (results.get(2) instanceof Result.Verified verified && alike.contains(verified.commit())) {
            proofs.addAll(verified.results());
        }
        assertThat(proofs).extracting(CommandResult::command).contains("./test.sh");
        assertThat(proofs).allMatch(CommandResult::passed);
    }

    private static Progress failed(Result result) {
        Problem problem = Problem.of(Problem.Cause.AGENT_FAILED, "x");
        return new Progress.Failed(1, Samples.T0, Samples.T0, problem, result, Usage.NONE);
    }

    private static Run withProgress(Run run, int at, Progress progress) {
        List<StepProgress> steps = new ArrayList<>(run.steps());
        steps.set(at, new StepProgress(steps.get(at).step(), progress));
        return new Run(run.id(), run.version(), run.request(), run.situation(), steps, run.span());
    }

    @Test
    void aRunThatWentWellIsGreen() {
        Run run = Samples.begun();
        for (StepProgress step : run.steps()) {
            AttemptId attempt = new AttemptId(Samples.ID, step.step().id(), 1);
            run = Run.decide(run, Samples.succeeded(run, attempt)).run();
        }
        assertThat(Evidence.of(run).conclusion()).isEqualTo(Conclusion.SUCCESS);
    }

    @Test
    void anAnswerWithoutAChangeIsGreen() {
        Run run = withResults(List.of(Samples.good("prepare"), new Result.Answered("Because.")), RunState.SUCCEEDED);
        assertThat(Evidence.of(run).conclusion()).isEqualTo(Conclusion.SUCCESS);
    }

    @Test
    void anAgentThatOnlyLeftACommitWhichNobodyPublishesMadeNothing() {
        Run run = withResults(List.of(Samples.good("prepare"), Samples.good("agent")), RunState.SUCCEEDED);
        assertThat(Evidence.of(run).gaps()).containsExactly(Evidence.Gap.NOTHING_MADE);
        assertThat(RunDocument.of(run).lacks()).containsExactly("nothing_made");
        assertThat(RunDocument.of(run).conclusion()).isEqualTo("neutral");
    }

    @Test
    void aWorkflowThatOnlyRunsCommandsNeedsToMakeNothing() {
        Run run = withResults(List.of(Samples.good("prepare"), new Result.None()), RunState.SUCCEEDED);
        List<StepProgress> steps = new ArrayList<>(run.steps());
        StepProgress second = steps.get(1);
        Step check = new Step("check", new StepKind.Run("./check.sh", Map.of()), List.of("prepare"));
        steps.set(1, new StepProgress(check, second.progress()));
        Run only = new Run(run.id(), run.version(), run.request(), run.situation(), steps, run.span());
        assertThat(Evidence.of(only).conclusion()).isEqualTo(Conclusion.SUCCESS);
        assertThat(Headline.of(only)).isEqualTo("✅ Done");
    }

    @Test
    void aCommandThatWasNotAskedForProvesNothing() {
        Run run = proved(List.of(new CommandResult("true", 0, 1, "")), List.of("./test.sh"));
        assertThat(Evidence.of(run).gaps()).containsExactly(Evidence.Gap.COMMANDS_DID_NOT_RUN);
        assertThat(Evidence.of(run).conclusion()).isEqualTo(Conclusion.FAILURE);
    }

    @Test
    void someOfTheCommandsProveNothing() {
        Run run = proved(List.of(new CommandResult("./test.sh", 0, 1, "")), List.of("./test.sh", "./lint.sh"));
        assertThat(Evidence.of(run).conclusion()).isEqualTo(Conclusion.FAILURE);
    }

    @Test
    void withoutAcceptanceCommandsAResultIsNeutral() {
        Run run = proved(List.of(), List.of());
        assertThat(Evidence.of(run).conclusion()).isEqualTo(Conclusion.NEUTRAL);
    }

    private static Run proved(List<CommandResult> results, List<String> accept) {
        Run run = withResults(
                List.of(
                        Samples.good("prepare"),
                        Samples.good("agent"),
                        new Result.Verified(Samples.MADE, results),
                        Samples.good("rebase"),
                        Samples.good("publish"),
                        Samples.good("pull_request")),
                RunState.SUCCEEDED);
        Request request = run.request();
        RepositoryConfig config = new RepositoryConfig("fix", accept, List.of(), List.of());
        Request asked = new Request(
                request.key(), request.origin(), request.workflow(), request.params(), request.prompt(), config);
        return new Run(run.id(), run.version(), asked, run.situation(), run.steps(), run.span());
    }

    @Test
    void aFailureBeforeThePushSaysNothingAboutTheCommitItBeganOn() {
        Run run = Samples.begun();
        run = Run.decide(run, Samples.succeeded(run, new AttemptId(Samples.ID, "prepare", 1)))
                .run();
        Ending failed = new Ending.Failed(Problem.of(Problem.Cause.AGENT_FAILED, "x"), new Result.None());
        run = Run.decide(run, Samples.ended(run, new AttemptId(Samples.ID, "agent", 1), failed))
                .run();
        assertThat(Evidence.of(run).conclusion()).isEqualTo(Conclusion.NEUTRAL);
        assertThat(CheckReport.of(run, new Links("https://github.com", "")))
                .extracting(CheckReport.Standing::head)
                .containsExactly(Samples.START);
    }

    private static Run withResults(List<Result> results, RunState state) {
        Run begun = Samples.begun();
        List<StepProgress> steps = new ArrayList<>();
        for (int at = 0; at < results.size(); at++) {
            Progress done = new Progress.Done(1, Samples.T0, Samples.T0, results.get(at), Usage.NONE);
            steps.add(new StepProgress(begun.steps().get(at).step(), done));
        }
        return new Run(begun.id(), 9, begun.request(), Samples.in(state), steps, begun.span());
    }

    private static Result anyResult(Random random, String step) {
        if (random.nextInt(12) == 0) {
            return step.equals("agent") && random.nextBoolean() ? new Result.Answered("42") : new Result.None();
        }
        List<CommandResult> commands = anyCommands(random);
        CommitId commit = random.nextInt(4) == 0 ? COMMITS.get(random.nextInt(COMMITS.size())) : Samples.MADE;
        List<String> files = random.nextInt(6) == 0 ? List.of() : List.of("add.sh");
        return switch (step) {
            case "agent" -> new Result.Committed(commit, "Done, all tests pass!");
            case "verify" -> new Result.Verified(commit, commands);
            case "rebase" -> new Result.Rebased(commit, Samples.ONTO, random.nextBoolean() ? List.of() : commands);
            case "publish" -> new Result.Published(commit, new Changes(files, files.size(), 0));
            default -> Samples.good(step);
        };
    }

    private static List<CommandResult> anyCommands(Random random) {
        return random.ints(random.nextInt(3), 0, 5)
                .mapToObj(number -> new CommandResult(number == 4 ? "true" : "./test.sh", number == 0 ? 1 : 0, 5, ""))
                .toList();
    }

    @Test
    void aStepThatFailedAsItsWorkflowAllowsIsNoGap() {
        Run run = Told.through(Told.queued(0), "pull_request");
        List<StepProgress> steps = new ArrayList<>(run.steps());
        Care lenient = new Care(Care.Retry.ONCE, Duration.ZERO, Care.OnFailure.CONTINUE, new Care.Compensation.None());
        Step extra = new Step("lint", new StepKind.Run("./lint.sh", Map.of()), List.of("prepare"), Guard.NONE, lenient);
        Progress failed = new Progress.Failed(
                1,
                Samples.T0,
                Samples.T0,
                Problem.of(Problem.Cause.COMMAND_FAILED, "x"),
                new Result.None(),
                Usage.NONE);
        steps.add(1, new StepProgress(extra, failed));
        Run tolerant = new Run(run.id(), run.version(), run.request(), run.situation(), steps, run.span());
        assertThat(Evidence.of(tolerant).conclusion()).isEqualTo(Conclusion.SUCCESS);
        assertThat(tolerant.problem()).isEmpty();
        assertThat(RunComment.render(tolerant, Told.LINKS, Aside.NOTHING)).contains("failed, as its workflow allows");
        Step strict = new Step("lint", extra.kind(), List.of("prepare"));
        steps.set(1, new StepProgress(strict, failed));
        assertThat(Evidence.of(new Run(run.id(), run.version(), run.request(), run.situation(), steps, run.span()))
                        .gaps())
                .containsExactly(Evidence.Gap.STEP_NOT_DONE);
    }
}
