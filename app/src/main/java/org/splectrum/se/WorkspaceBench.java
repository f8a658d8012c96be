package org.splectrum.se;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.splectrum.se.bench.GitProgram;
import org.splectrum.se.bench.LargeRepository;
import org.splectrum.se.bench.Median;
import org.splectrum.se.bench.Report;
import org.splectrum.se.cli.Console;
import org.splectrum.se.demo.GitHubSimulator;
import org.splectrum.se.demo.model.ScriptedModel;
import org.splectrum.se.demo.scenario.Calculator;
import org.splectrum.se.demo.scenario.Scenario;
import org.splectrum.se.docker.DockerSandboxes;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RunId;
import org.splectrum.se.run.Progress;
import org.splectrum.se.run.Run;
import org.splectrum.se.runner.protocol.Message;

/**
 * How long the agent waits for the files of a large repository: bringing the mirror up to date, and checking out in the
 * container, against a shallow clone from the same GitHub.
 */
final class WorkspaceBench {
    private static final int FILES = 40_000;
    private static final int BEHIND = 50;
    private static final int WARM_UP = 1;
    private static final int TIMES = 5;
    private static final double LIMIT = 0.1;
    private static final Duration LOOK = Duration.ofMillis(200);

    private static final String PREPARE = "prepare";
    private static final String AGENT = "explain";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final DemoStage stage;
    private final GitProgram git;
    private final Console console;

    private WorkspaceBench(DemoStage stage, GitProgram git, Console console) {
        this.stage = stage;
        this.git = git;
        this.console = console;
    }

    static Report run(Path folder, Map<String, String> environment, Console console)
            throws IOException, InterruptedException {
        try (GitHubSimulator github = DemoStage.github(folder, 0);
                ScriptedModel model = DemoStage.scripted(github)) {
            Calculator.sow(github);
            Path bare = folder.resolve("github").resolve(Calculator.REPOSITORY + ".git");
            LargeRepository repository = LargeRepository.in(new GitProgram(bare), FILES, 1);
            DemoStage.Model scripted = DemoStage.Model.of(model);
            DemoStage stage = new DemoStage(folder, github, scripted, environment);
            try {
                return new WorkspaceBench(stage, new GitProgram(folder), console).measure(repository);
            } finally {
                stage.vanish();
            }
        }
    }

    private Report measure(LargeRepository repository) throws IOException, InterruptedException {
        List<Double> ours = new ArrayList<>();
        List<Double> clones = new ArrayList<>();
        for (int time = 0; time < WARM_UP + TIMES; time++) {
            beginAfresh();
            repository.advance(BEHIND);
            Workspace workspace = workspace();
            double clone = clone(time);
            console.say("se:   %.0f ms to the workspace, of which %.0f the mirror's; %.0f ms to clone"
                    .formatted(workspace.millis(), workspace.mirror(), clone));
            if (time >= WARM_UP) {
                ours.add(workspace.millis());
                clones.add(clone);
            }
        }
        double ratio = Median.of(ours) / Median.of(clones);
        return new Report(
                "workspace",
                List.of(new Report.Promise(
                        "files of a large repository for the agent, times a shallow clone",
                        ratio,
                        Report.Side.BELOW,
                        LIMIT)),
                List.of("median of %d, %d files, %d commits behind: %.0f ms, a clone %.0f ms"
                        .formatted(TIMES, FILES, BEHIND, Median.of(ours), Median.of(clones))));
    }

    /** The mirror is up to date, and so is what SE makes ahead of it every quarter of an hour: a run finds none, and has it made. */
    private void beginAfresh() throws IOException, InterruptedException {
        Path lent = stage.data().resolve("alternates");
        if (Files.exists(lent)) {
            new TemporaryFolder(lent).close();
        }
        workspace();
        Path home = lent.resolve(Calculator.REPOSITORY);
        Instant until = Instant.now().plus(PATIENCE);
        try (DockerSandboxes engine = stage.sandboxes()) {
            while (!grounded(engine, home)) {
                if (Instant.now().isAfter(until)) {
                    throw new IOException("nothing of " + home + " was checked out ahead within " + PATIENCE);
                }
                Thread.sleep(LOOK);
            }
        }
    }

    private static boolean grounded(DockerSandboxes engine, Path home) throws IOException {
        if (!Files.exists(home)) {
            return false;
        }
        try (Stream<Path> generations = Files.list(home)) {
            return generations.anyMatch(engine::hasGround);
        }
    }

    /** Milliseconds of the mirror's fetch, and of the container's checkout. */
    private record Workspace(double mirror, double container) {
        double millis() {
            return mirror + container;
        }
    }

    private Workspace workspace() throws InterruptedException {
        int issue = Scenario.named("question").orElseThrow().begin().applyAsInt(stage.github());
        RunId id = new RunId(
                new DemoWatch(stage, issue, "", silent()).untilOver(PATIENCE).run());
        Run run = stage.server().runs().find(id).orElseThrow();
        AttemptId attempt = new AttemptId(id, AGENT, 1);
        Duration fetched = Duration.between(began(run, PREPARE), began(run, AGENT));
        Duration checkedOut = Duration.between(
                told(attempt, message -> message instanceof Message.Started),
                told(
                        attempt,
                        message -> message instanceof Message.Logged logged
                                && logged.line().startsWith("checked out")));
        return new Workspace(fetched.toNanos() / 1e6, checkedOut.toNanos() / 1e6);
    }

    private static Instant began(Run run, String step) {
        return ((Progress.Done) run.progress(step)).since();
    }

    private Instant told(AttemptId attempt, Predicate<Message> wanted) {
        return stage.server().attempts().after(attempt, 0).stream()
                .filter(envelope -> wanted.test(envelope.message()))
                .findFirst()
                .orElseThrow()
                .at();
    }

    private double clone(int time) throws IOException, InterruptedException {
        String url = stage.github().url() + "/" + Calculator.REPOSITORY + ".git";
        String who = "x-access-token:" + stage.github().tokenOf(Calculator.ADA);
        String authorization = "http.extraHeader=Authorization: Basic "
                + Base64.getEncoder().encodeToString(who.getBytes(StandardCharsets.UTF_8));
        long began = System.nanoTime();
        git.run("-c", authorization, "clone", "--quiet", "--depth=1", url, "clone" + time);
        return (System.nanoTime() - began) / 1e6;
    }

    private static Console silent() {
        return new Console(new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()));
    }
}
