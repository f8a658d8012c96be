package org.splectrum.se.steps;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicReference;
import org.splectrum.se.command.Origin;
import org.splectrum.se.expression.CelExpressions;
import org.splectrum.se.merge.GateArbiter;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.Permission;
import org.splectrum.se.model.Person;
import org.splectrum.se.model.Place;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.model.RunId;
import org.splectrum.se.run.Changes;
import org.splectrum.se.run.Progress;
import org.splectrum.se.run.Request;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.run.Samples;
import org.splectrum.se.run.StepProgress;
import org.splectrum.se.run.SteppedTimer;
import org.splectrum.se.runner.protocol.CommandResult;
import org.splectrum.se.runner.protocol.Envelope;
import org.splectrum.se.runner.protocol.Limits;
import org.splectrum.se.runner.protocol.Message;
import org.splectrum.se.runner.protocol.Order;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Work;
import org.splectrum.se.workflow.RepositoryConfig;
import org.splectrum.se.workflow.Signature;
import org.splectrum.se.workflow.Step;
import org.splectrum.se.workflow.Terms;
import org.splectrum.se.workflow.Triggers;
import org.splectrum.se.workflow.Workflow;

/** Runs whose steps are really performed, without GitHub, git and containers: what runners do is told beforehand. For one thread. */
final class Workbench {
    static final CommitId HEAD = new CommitId("d".repeat(40));
    static final RepositoryName REPOSITORY = new RepositoryName("octo", "calculator");
    static final String IMAGE = "sha256:" + "1".repeat(64);
    private static final Integrity.Finding LOGS = new Integrity.Finding(
            new Integrity.Log(9, 0, "e".repeat(64)), new Integrity.Log(3, 0, "f".repeat(64)), List.of());
    final AuditPorts auditPorts = InMemoryTrail.auditPorts();
    final InMemoryRecords records = new InMemoryRecords();
    /** Leaves commits as they are. */
    Seals seals = (repository, sealing) -> new Seals.Sealed(sealing.head(), List.of());
    /** What stands on the branch after each push, the last one last. */
    final List<CommitId> pushed = new ArrayList<>();

    Runnable whilePushing = () -> {};

    final Map<String, CommitId> refs = new HashMap<>();

    /** What the base lost of a head's commits when it was rewritten, by that head. */
    final Map<CommitId, CommitId> rewritten = new HashMap<>();
    /** Commits that are not whole any more, and what is wrong with them. */
    final Map<CommitId, String> damaged = new HashMap<>();

    Runnable whileFetching = () -> {};
    final Map<String, String> files = new HashMap<>();
    final Queue<Pushes.Pushed> refused = new ArrayDeque<>();
    /** What each push expected the branch to stand at. */
    final List<String> leases = new ArrayList<>();

    final List<Order> orders = new ArrayList<>();
    /** What the runner of a merge asks a model. */
    final List<String> asks = new ArrayList<>();

    final List<String> comments = new ArrayList<>();
    final List<Reviews.Review> reviews = new ArrayList<>();
    final Map<String, CommitId> tips = new HashMap<>(Map.of("main", Samples.START, "feature", HEAD));
    RepositoryConfig config = new RepositoryConfig("fix", List.of("./test.sh"), List.of(), List.of());
    Replays.Replay replay = new Replays.Replay(List.of(), List.of());
    final InMemoryPrecedents precedents = new InMemoryPrecedents();
    Permission permission = Permission.WRITE;
    Optional<Instant> closed = Optional.empty();
    PullRequests.Standing standing = PullRequests.Standing.OPEN;
    private int plays;
    private final Runner runner;
    private final InMemoryAttempts attempts = new InMemoryAttempts();
    private final Steps steps;

    /** Tells how an order ends, by the step it is for. */
    @FunctionalInterface
    interface Runner {
        Outcome end(String step, int attempt, Order order);
    }

    Workbench(Runner runner) {
        refs.put("refs/heads/main", Samples.START);
        this.runner = runner;
        Machine machine = new Machine();
        this.steps = new Steps(
                new Steps.RepositoryEdges(
                        new Mirror(),
                        (repository, checkpoint, since) -> Optional.ofNullable(damaged.get(checkpoint)),
                        new Diffs(),
                        new Remote(),
                        new Steps.ConflictEdges(
                                (repository, rebasing) -> replay,
                                repository -> new GateArbiter(sides -> precedents.of(repository, sides)),
                                precedents),
                        new Steps.Sealing(
                                (repository, sealing) -> seals.seal(repository, sealing), records, run -> LOGS)),
                new Steps.GitHubEdges(
                        new Pulls(),
                        new ConversationReading(
                                place -> new Conversations.Conversation(
                                        "Adding is wrong", "", Person.user("ada"), List.of()),
                                markdown -> new Sight.Seen(markdown, Map.of())),
                        (home, path) -> Optional.ofNullable(files.get(path)),
                        new Steps.Words(this::comment, this::review),
                        new Steps.Authority((home, login) -> permission, place -> closed),
                        "https://github.com"),
                new ContainerEdges(machine, machine, _ -> Optional.empty(), attempts, attempts, auditPorts),
                new Steps.Ways(
                        new AttemptSettings(
                                "SE",
                                "se@example.org",
                                "https://se.example.org",
                                "",
                                new Limits(600, 1000),
                                new ContainerCapacity(1, 1, 1)),
                        new CelExpressions()),
                new SteppedTimer());
    }

    /** A run of these steps on an issue, as far as it goes by itself. */
    Run play(Step... plan) {
        return play(Place.Kind.ISSUE, Map.of(), plan);
    }

    Run play(Place.Kind kind, Map<String, String> params, Step... plan) {
        Request request = request(kind, params, config, plan);
        return goOn(
                Run.begin(id(), new RunEvent.Requested(request, 0, Samples.T0)).run());
    }

    /** A run of these steps that nothing was performed of. */
    static Run begun(Step... plan) {
        Request request = request(Place.Kind.ISSUE, Map.of(), RepositoryConfig.NONE, plan);
        return Run.begin(Samples.ID, new RunEvent.Requested(request, 0, Samples.T0))
                .run();
    }

    private static Request request(Place.Kind kind, Map<String, String> params, RepositoryConfig config, Step... plan) {
        Workflow workflow = new Workflow("test", "", Triggers.NONE, Signature.EMPTY, Terms.USUAL, List.of(plan));
        Place place = new Place(1, REPOSITORY, kind, 7);
        Origin origin = new Origin("comment/17", place, "Adding is wrong", Person.user("ada"), 17);
        return new Request("comment/17/0", origin, workflow, params, "fix it", config);
    }

    /** The first run has the usual id. */
    private RunId id() {
        plays++;
        return plays == 1 ? Samples.ID : new RunId(Samples.ID.value() + plays);
    }

    /** Performs whatever is due until nothing is. */
    Run goOn(Run begun) {
        Run run = begun;
        for (Optional<AttemptId> due = due(run); due.isPresent(); due = due(run)) {
            AtomicReference<Run> next = new AtomicReference<>(run);
            try {
                steps.perform(
                        run,
                        due.get(),
                        event -> next.set(Run.decide(next.get(), event).run()));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            run = next.get();
        }
        return run;
    }

    private static Optional<AttemptId> due(Run run) {
        return run.steps().stream()
                .filter(step -> step.progress() instanceof Progress.Running)
                .map(step -> new AttemptId(
                        run.id(), step.step().id(), step.progress().attempt()))
                .findFirst();
    }

    static Result result(Run run, String step) {
        return run.step(step).map(StepProgress::progress).orElseThrow().result();
    }

    /** The orders for this step, oldest first. */
    List<Order> orders(String step) {
        return orders.stream()
                .filter(order -> order.name().contains("/" + step + "/"))
                .toList();
    }

    String prompt(String step, int attempt) {
        return ((Work.Agent) orders(step).get(attempt - 1).work()).prompt();
    }

    /** As an agent or a command would: a new commit on the attempt's ref. */
    String push(Order order, char digit) {
        CommitId commit = new CommitId(String.valueOf(digit).repeat(40));
        refs.put(order.checkout().outputRef(), commit);
        return commit.sha();
    }

    static CommandResult command(String command, int exitCode, String printed) {
        return new CommandResult(command, exitCode, 1, printed);
    }

    private String comment(Place place, String marker, String text) {
        comments.add(text);
        return "https://github.com/comment/" + comments.size();
    }

    private String review(Place pull, CommitId head, Reviews.Review review) {
        reviews.add(review);
        return "https://github.com/review/" + reviews.size();
    }

    private final class Diffs implements Patches {
        @Override
        public CommitId beginning(RepositoryName repository, CommitId base, CommitId head) {
            return rewritten.getOrDefault(head, base);
        }

        @Override
        public CommitId parting(RepositoryName repository, CommitId base, CommitId head) {
            return base;
        }

        @Override
        public Patch since(RepositoryName repository, CommitId base, CommitId head, int most) {
            return new Patch("the patch of " + head.abbreviated(), Map.of("add.sh", List.of(new Lines(1, 5))));
        }
    }

    private final class Mirror implements Mirrors {
        @Override
        public Branches fetch(Home home) {
            whileFetching.run();
            return new Branches("main", tips);
        }

        @Override
        public void point(RepositoryName repository, String ref, CommitId commit) {
            refs.put(ref, commit);
        }

        @Override
        public Optional<CommitId> read(RepositoryName repository, String ref) {
            return Optional.ofNullable(refs.get(ref));
        }

        @Override
        public Changes changes(RepositoryName repository, CommitId from, CommitId to) {
            return new Changes(from.equals(to) ? List.of() : List.of("add.sh"), 1, 1);
        }
    }

    private final class Remote implements Pushes {
        @Override
        public Pushed push(Home home, CommitId commit, String branch, String expected) {
            leases.add(expected);
            whilePushing.run();
            pushed.add(commit);
            return refused.isEmpty() ? new Pushed.Accepted() : refused.remove();
        }

        @Override
        public Pushed delete(Home home, String branch, CommitId expected) {
            return new Pushed.Accepted();
        }
    }

    private final class Pulls implements PullRequests {
        @Override
        public Result.Opened open(Home home, Draft draft) {
            return new Result.Opened(8, "https://github.com/octo/calculator/pull/8");
        }

        @Override
        public Closing close(Home home, int number, CommitId head) {
            return Closing.CLOSED;
        }

        @Override
        public Ends ends(Place pull) {
            return new Ends("feature", "main", standing);
        }
    }

    /** Where a container ends as soon as it has its order. */
    private final class Machine implements Sandboxes, Gateways {
        private volatile State state = State.RUNNING;

        @Override
        public Gate open(AttemptId attempt, RepositoryName repository) {
            state = State.RUNNING;
            return new Gate() {
                @Override
                public String socketFolder() {
                    return "/door";
                }

                @Override
                public Order.Outward outward() {
                    return Order.Outward.NOWHERE;
                }

                @Override
                public void handIn(Order order) {
                    carryOut(attempt, order);
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public String start(AttemptId attempt, Spec spec) {
            return IMAGE;
        }

        private void carryOut(AttemptId attempt, Order order) {
            orders.add(order);
            List<Envelope> told = new ArrayList<>();
            Outcome outcome = runner.end(attempt.step(), attempt.number(), order);
            if (outcome instanceof Outcome.Verified verified) {
                verified.results().forEach(result -> tell(told, new Message.CommandEnded(result)));
            }
            if (order.work() instanceof Work.Merge) {
                asks.forEach(ask -> tell(told, new Message.Asked(ask)));
            }
            tell(told, new Message.Finished(outcome));
            attempts.append(attempt, told);
            state = State.ENDED;
        }

        private void tell(List<Envelope> told, Message message) {
            told.add(new Envelope(told.size() + 1, Instant.EPOCH, message));
        }

        @Override
        public State await(AttemptId attempt, Duration atMost) {
            return state;
        }

        @Override
        public void remove(AttemptId attempt) {}
    }
}
