package org.splectrum.se;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.splectrum.se.bench.Median;
import org.splectrum.se.bench.Report;
import org.splectrum.se.cli.Console;
import org.splectrum.se.demo.GitHubSimulator;
import org.splectrum.se.demo.model.ScriptedModel;
import org.splectrum.se.demo.scenario.Calculator;
import org.splectrum.se.demo.scenario.Scenario;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RunId;
import org.splectrum.se.run.Progress;
import org.splectrum.se.run.Run;
import org.splectrum.se.runner.protocol.Message;

/**
 * How long a person waits for the agent: from the step's start to Claude Code's first byte in a sealed container, against a bare
 * {@code docker run} of Claude Code with the same flags.
 */
final class StartBench {
    private static final int WARM_UP = 2;
    private static final int TIMES = 9;
    private static final double LIMIT = 1.25;
    /** The step of the demo's question that has an agent. */
    private static final String STEP = "explain";

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** What {@code docker.Seal} asks of the engine, in the words of its command line. */
    private static final List<String> SEAL = List.of(
            "--network=none",
            "--ipc=private",
            "--read-only",
            "--cap-drop=ALL",
            "--security-opt=no-new-privileges",
            "--user=1000:1000",
            "--memory=4g",
            "--memory-swap=4g",
            "--cpu-period=100000",
            "--cpu-quota=200000",
            "--pids-limit=512",
            "--ulimit=core=0:0",
            "--log-driver=json-file",
            "--tmpfs=/workspace:rw,exec,nosuid,nodev,mode=0700,uid=1000,gid=1000,size=2g",
            "--tmpfs=/tmp:rw,exec,nosuid,nodev,mode=0700,uid=1000,gid=1000,size=512m",
            "--tmpfs=/home/se:rw,exec,nosuid,nodev,mode=0700,uid=1000,gid=1000,size=256m");

    private static final List<String> CLAUDE = List.of(
            "-p",
            "--output-format",
            "stream-json",
            "--verbose",
            "--setting-sources",
            "user",
            "--strict-mcp-config",
            "--permission-mode",
            "bypassPermissions");

    private final DemoStage stage;
    private final String image;
    private final Console console;

    private StartBench(DemoStage stage, String image, Console console) {
        this.stage = stage;
        this.image = image;
        this.console = console;
    }

    static Report run(Path folder, Map<String, String> environment, Console console)
            throws IOException, InterruptedException {
        try (GitHubSimulator github = DemoStage.github(folder, 0);
                ScriptedModel model = DemoStage.scripted(github)) {
            Calculator.sow(github);
            DemoStage.Model scripted = DemoStage.Model.of(model);
            try (DemoStage stage = new DemoStage(folder, github, scripted, environment)) {
                String image = environment.getOrDefault("SE_RUNNER_IMAGE", "se-runner:latest");
                return new StartBench(stage, image, console).measure();
            }
        }
    }

    private Report measure() throws IOException, InterruptedException {
        List<Double> sealed = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        for (int time = 0; time < WARM_UP + TIMES; time++) {
            double ours = sealed();
            double theirs = bare();
            console.say("se:   %.0f ms sealed, %.0f ms bare".formatted(ours, theirs));
            if (time >= WARM_UP) {
                sealed.add(ours);
                bare.add(theirs);
            }
        }
        double ratio = Median.of(sealed) / Median.of(bare);
        return new Report(
                "start",
                List.of(new Report.Promise(
                        "order to the agent's first byte, times a bare docker run of it",
                        ratio,
                        Report.Side.BELOW,
                        LIMIT)),
                List.of("median of %d: %.0f ms sealed, %.0f ms bare"
                        .formatted(TIMES, Median.of(sealed), Median.of(bare))));
    }

    /** Milliseconds from the agent step's start to the agent's first byte, as the runner saw it. */
    private double sealed() throws InterruptedException {
        int issue = Scenario.named("question").orElseThrow().begin().applyAsInt(stage.github());
        RunId id = new RunId(
                new DemoWatch(stage, issue, "", silent()).untilOver(PATIENCE).run());
        Run run = stage.server().runs().find(id).orElseThrow();
        Progress.Done agent = (Progress.Done) run.progress(STEP);
        Instant began = agent.since();
        Instant byteCame = stage.server().attempts().after(new AttemptId(id, STEP, 1), 0).stream()
                .filter(envelope -> envelope.message() instanceof Message.AgentStarted)
                .findFirst()
                .orElseThrow()
                .at();
        return Duration.between(began, byteCame).toNanos() / 1e6;
    }

    private static Console silent() {
        return new Console(new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()));
    }

    /** Milliseconds from the start of {@code docker run} to Claude Code's first byte. */
    private double bare() throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("docker", "run", "--rm", "--interactive"));
        words.addAll(SEAL);
        words.addAll(List.of("--env=ANTHROPIC_API_KEY=none", "--env=ANTHROPIC_BASE_URL=http://127.0.0.1:9"));
        words.addAll(List.of("--env=CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC=1", "--env=DISABLE_AUTOUPDATER=1"));
        words.addAll(List.of("--env=CLAUDE_CODE_MAX_RETRIES=0", "--entrypoint=claude", image));
        words.addAll(CLAUDE);
        long began = System.nanoTime();
        Process docker = new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (InputStream out = docker.getInputStream()) {
            docker.getOutputStream().write("hello\n".getBytes(StandardCharsets.UTF_8));
            docker.getOutputStream().close();
            if (out.read() < 0) {
                throw new IOException("docker run printed nothing: is the image " + image + " there?");
            }
            double millis = (System.nanoTime() - began) / 1e6;
            out.readAllBytes();
            docker.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return millis;
        } finally {
            docker.destroyForcibly();
        }
    }
}
