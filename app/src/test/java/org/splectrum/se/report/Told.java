package org.splectrum.se.report;

import java.util.List;
import java.util.Map;
import org.splectrum.se.command.Origin;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.Person;
import org.splectrum.se.model.Place;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.model.Usage;
import org.splectrum.se.run.Action;
import org.splectrum.se.run.Changes;
import org.splectrum.se.run.Ending;
import org.splectrum.se.run.Problem;
import org.splectrum.se.run.Remark;
import org.splectrum.se.run.Request;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Rollback;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.run.RunState;
import org.splectrum.se.run.Samples;
import org.splectrum.se.runner.protocol.CommandResult;
import org.splectrum.se.workflow.RepositoryConfig;

/** Runs as their events make them, for texts to be read. */
final class Told {
    static final Links LINKS = new Links("https://github.com", "https://se.example.org");
    static final List<CommandResult> PASSED = List.of(
            new CommandResult("./mvnw -q test", 0, 61_500, ""),
            new CommandResult("./lint.sh | tee log", 0, 420, "\u001B[32mok\u001B[0m @everyone\n"));
    static final List<CommandResult> BROKEN = List.of(
            new CommandResult("./mvnw -q test", 1, 61_500, "Tests run: 3, Failures: 1\n```\nexpected 4 but was 5\n"),
            new CommandResult("./lint.sh | tee log", 0, 420, ""));

    private static final String SUMMARY = """
            I fixed the sum in `add.sh`. Fixes #99, thanks @octocat!

            - `a - b` is `a + b` now
            - see [the docs](https://evil.example/docs) <img src=x>

            ```sh
            ./add.sh 2 2 # @not-a-mention
            ```""";

    private Told() {}

    static Run queued(int ahead) {
        return begun(ahead, Place.Kind.ISSUE, List.of("./mvnw -q test", "./lint.sh | tee log"));
    }

    static Run begun(int ahead, Place.Kind kind, List<String> accept) {
        return begun(ahead, kind, accept, Origin.Event.COMMAND);
    }

    static Run begun(int ahead, Place.Kind kind, List<String> accept, Origin.Event event) {
        Place place = new Place(1, new RepositoryName("octo", "calculator"), kind, 7);
        Origin origin = new Origin("comment/17", place, "Adding is wrong", Person.user("ada"), 17, event);
        RepositoryConfig config = new RepositoryConfig("fix", accept, List.of(), List.of());
        Request request = new Request(
                "comment/17/0", origin, Samples.begun().request().workflow(), Map.of(), "make it add", config);
        return Run.begin(Samples.ID, new RunEvent.Requested(request, ahead, Samples.T0))
                .run();
    }

    static Result good(String step) {
        return switch (step) {
            case "agent" -> new Result.Committed(Samples.MADE, SUMMARY);
            case "verify" -> new Result.Verified(Samples.MADE, PASSED);
            case "publish" -> new Result.Published(Samples.MADE, new Changes(List.of("add.sh", "test `1`.sh"), 3, 1));
            default -> Samples.good(step);
        };
    }

    /** The run after the steps up to this one ended well. */
    static Run through(Run run, String last) {
        Run now = run;
        for (var step : run.steps()) {
            now = after(
                    now, step.step().id(), new Ending.Succeeded(good(step.step().id())));
            if (step.step().id().equals(last)) {
                return now;
            }
        }
        return now;
    }

    /** The run after its running step ended so. */
    static Run after(Run run, String step, Ending ending) {
        Usage usage = step.equals("agent") ? new Usage(12_345, 678, 90_000, 1_000, 23_456) : Usage.NONE;
        AttemptId attempt = new AttemptId(run.id(), step, 1);
        var at = Samples.T0.plusMillis(run.version() * run.version() * 1_700);
        return Run.decide(run, new RunEvent.AttemptEnded(attempt, ending, usage, at))
                .run();
    }

    static Run failed(Run run, String step, Problem problem) {
        return after(run, step, new Ending.Failed(problem, new Result.None()));
    }

    /** The run after this attempt of its step ended well. */
    static Run ended(Run run, String step, int attempt, Result result) {
        var at = Samples.T0.plusSeconds(60 + run.version());
        return Run.decide(
                        run,
                        new RunEvent.AttemptEnded(
                                new AttemptId(run.id(), step, attempt), new Ending.Succeeded(result), Usage.NONE, at))
                .run();
    }

    /** The run after grace did this to it. */
    static Run acted(Run run, Action action) {
        var at = Samples.T0.plusSeconds(60);
        Remark remark = new Remark("comment/18/" + run.version(), action, "grace", at);
        return Run.decide(run, new RunEvent.ActedOn(remark, 0)).run();
    }

    /** The run after a step was taken back, or not. */
    static Run takenBack(Run run, Rollback.Receipt receipt) {
        return Run.decide(run, new RunEvent.TakenBack(receipt, Samples.T0.plusSeconds(61)))
                .run();
    }

    static Run in(Run run, RunState state) {
        return new Run(run.id(), run.version(), run.request(), Samples.in(state), run.steps(), run.span());
    }
}
