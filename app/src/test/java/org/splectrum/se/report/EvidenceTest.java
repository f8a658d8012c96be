package org.splectrum.se.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunState;
import org.splectrum.se.run.Samples;
import org.splectrum.se.run.StepProgress;
import org.splectrum.se.runner.protocol.CommandResult;

final class EvidenceTest {
    private static final List<RunState> STATES = List.of(RunState.values());
    private static final List<CommitId> COMMITS = List.of(Samples.START, Samples.MADE, Samples.ONTO);

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingIsGreenUnlessEverythingHolds(long seed) {
        Random random = new Random(seed);
        for (int time = 0; time < 200; time++) {
            checkAny(random);
        }
    }

    private static void checkAny(Random random) {
        List<Result> results = new ArrayList<>();
        Samples.begun()
                .steps()
                .forEach(step -> results.add(anyResult(random, step.step().id())));
        RunState state = STATES.get(random.nextInt(STATES.size()));
        Run run = withResults(results, state);
        if (Evidence.of(run).conclusion() != Conclusion.SUCCESS) {
            return;
        }
        assertThat(state).isEqualTo(RunState.SUCCEEDED);
        if (run.result(Result.Answered.class).isPresent()) {
            return;
        }
        Result.Published published = run.result(Result.Published.class).orElseThrow();
        assertThat(published.changes().files()).isNotEmpty();
        CommitId reported = run.result(Result.Rebased.class)
                .map(Result.Rebased::commit)
                .or(() -> run.result(Result.Committed.class).map(Result.Committed::commit))
                .orElseThrow();
        assertThat(published.commit()).isEqualTo(reported);
        List<CommandResult> proofs = proofs(run);
        assertThat(proofs).isNotEmpty().allMatch(CommandResult::passed);
    }

    private static List<CommandResult> proofs(Run run) {
        List<CommandResult> again =
                run.result(Result.Rebased.class).map(Result.Rebased::results).orElse(List.of());
        return again.isEmpty() ? run.result(Result.Verified.class).orElseThrow().results() : again;
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
    void withoutAcceptanceCommandsAResultIsNeutral() {
        Run run = withResults(
                List.of(
                        Samples.good("prepare"),
                        Samples.good("agent"),
                        new Result.Verified(Samples.MADE, List.of()),
                        Samples.good("rebase"),
                        Samples.good("publish"),
                        Samples.good("pull_request")),
                RunState.SUCCEEDED);
        assertThat(Evidence.of(run).conclusion()).isEqualTo(Conclusion.NEUTRAL);
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
        Optional<CheckReport.Standing> check = CheckReport.of(run, new Links("https://github.com", ""));
        assertThat(check.orElseThrow().head()).isEqualTo(Samples.START);
    }

    private static Run withResults(List<Result> results, RunState state) {
        Run begun = Samples.begun();
        List<StepProgress> steps = new ArrayList<>();
        for (int at = 0; at < results.size(); at++) {
            Progress done = new Progress.Done(1, Samples.T0, Samples.T0, results.get(at), Usage.NONE);
            steps.add(new StepProgress(begun.steps().get(at).step(), done));
        }
        return new Run(begun.id(), 9, begun.request(), state, 0, steps, begun.span());
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
                .mapToObj(number -> new CommandResult("./test.sh", number == 0 ? 1 : 0, 5, ""))
                .toList();
    }
}
