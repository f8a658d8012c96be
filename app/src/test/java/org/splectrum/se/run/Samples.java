package org.splectrum.se.run;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.splectrum.se.command.Origin;
import org.splectrum.se.expression.CelExpressions;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Person;
import org.splectrum.se.model.Place;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.model.RunId;
import org.splectrum.se.model.Usage;
import org.splectrum.se.runner.protocol.CommandResult;
import org.splectrum.se.workflow.RepositoryConfig;
import org.splectrum.se.workflow.Signature;
import org.splectrum.se.workflow.Step;
import org.splectrum.se.workflow.StepKind;
import org.splectrum.se.workflow.Terms;
import org.splectrum.se.workflow.Triggers;
import org.splectrum.se.workflow.Workflow;

/** A run's request and what its steps find when all goes well. */
public final class Samples {
    public static final Instant T0 = Instant.parse("2026-01-02T03:04:05Z");
    public static final RunId ID = new RunId("fix-20260102-abc123");
    public static final CommitId START = new CommitId("a".repeat(40));
    public static final CommitId MADE = new CommitId("b".repeat(40));
    public static final CommitId ONTO = new CommitId("c".repeat(40));

    private static final Workflow FIX = new Workflow(
            "fix",
            "Solve an issue and open a pull request",
            Triggers.NONE,
            Signature.EMPTY,
            Terms.USUAL,
            List.of(
                    new Step("prepare", new StepKind.Prepare(), List.of()),
                    new Step("agent", new StepKind.Agent("prompts/fix.md"), List.of("prepare")),
                    new Step("verify", new StepKind.Verify(), List.of("agent")),
                    new Step("rebase", new StepKind.Rebase(), List.of("verify")),
                    new Step("publish", new StepKind.Publish(), List.of("rebase")),
                    new Step("pull_request", new StepKind.PullRequest(), List.of("publish"))));

    private Samples() {}

    public static Request request(String key, int issue) {
        Place place = new Place(1, new RepositoryName("octo", "calculator"), Place.Kind.ISSUE, issue);
        Origin origin = new Origin(key, place, "Adding is wrong", Person.user("ada"), 17);
        RepositoryConfig config = new RepositoryConfig("fix", List.of("./test.sh"), List.of(), List.of());
        return new Request(key, origin, FIX, Map.of(), "fix it", config);
    }

    /** By a server that allows one image besides its own. */
    public static Requests requests(Engine engine) {
        return requests(engine, unbounded());
    }

    /** By one that holds them to this. */
    public static Requests requests(Engine engine, Quotas quotas) {
        return new Requests(engine, new RunPreconditions(new CelExpressions(), List.of("se-runner:jdk"), quotas));
    }

    public static Quotas unbounded() {
        return new Quotas(List.of(), new InMemoryRuns(), () -> T0);
    }

    /** Just in this state. */
    public static Situation in(RunState state) {
        return new Situation(state, 0, T0, Rollback.NONE, List.of());
    }

    public static Run begun() {
        return Run.begin(ID, new RunEvent.Requested(request("comment/17/0", 7), 0, T0))
                .run();
    }

    /** What the step finds when all goes well. */
    public static Result good(String step) {
        CommandResult passed = new CommandResult("./test.sh", 0, 120, "ok\n");
        return switch (step) {
            case "prepare" -> new Result.Prepared("main", START, "se/7-adding-is-wrong-abc123", "");
            case "agent" -> new Result.Committed(MADE, "Added instead of subtracting.");
            case "verify" -> new Result.Verified(MADE, List.of(passed));
            case "rebase" -> new Result.Rebased(MADE, START, List.of());
            case "publish" -> new Result.Published(MADE, new Changes(List.of("add.sh"), 1, 1));
            case "pull_request" -> new Result.Opened(8, "https://github.com/octo/calculator/pull/8");
            default -> throw new IllegalArgumentException(step);
        };
    }

    /** The attempt's good end, a second later for each version of the run. */
    public static RunEvent.AttemptEnded succeeded(Run run, AttemptId attempt) {
        return ended(run, attempt, new Ending.Succeeded(good(attempt.step())));
    }

    public static RunEvent.AttemptEnded ended(Run run, AttemptId attempt, Ending ending) {
        Usage usage = attempt.step().equals("agent") ? new Usage(100, 20, 0, 0, 600) : Usage.NONE;
        return new RunEvent.AttemptEnded(attempt, ending, usage, T0.plusSeconds(run.version()));
    }
}
