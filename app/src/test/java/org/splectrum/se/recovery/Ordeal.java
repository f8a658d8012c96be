package org.splectrum.se.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.splectrum.se.MortalServer;
import org.splectrum.se.demo.GitHubSimulator;
import org.splectrum.se.demo.SimulatorSettings;
import org.splectrum.se.demo.github.Comment;
import org.splectrum.se.demo.github.hooks.Delivery;
import org.splectrum.se.demo.model.Script;
import org.splectrum.se.demo.model.ScriptedModel;
import org.splectrum.se.demo.scenario.Calculator;
import org.splectrum.se.demo.scenario.Scenario;
import org.splectrum.se.story.Kept;

/** A simulated GitHub, a scripted model and a server between them that dies and is started again until all is done. */
final class Ordeal implements AutoCloseable {
    private static final String KEY = "model-key-of-no-worth";
    private static final int KILLED = 128 + 9;
    private static final int MOST_LIVES = 60;
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(4);

    private final Program program;
    private final Path folder;
    private final GitHubSimulator github;
    private final ScriptedModel model;
    private final int issue;
    private boolean asked;

    @SuppressWarnings("NullAway.Init")
    private volatile Process alive;

    /** @param folder for everything that is written; short, because sockets live in it */
    Ordeal(Program program, Path folder) throws IOException {
        this(program, folder, Scenario::script);
    }

    /** The same with another mind for the model. */
    Ordeal(Program program, Path folder, Function<GitHubSimulator, Script> mind) throws IOException {
        this.program = program;
        this.folder = folder;
        Files.writeString(folder.resolve("se.yml"), "{}\n");
        github = new GitHubSimulator(SimulatorSettings.in(Files.createDirectories(folder.resolve("github"))));
        model = new ScriptedModel(KEY, mind.apply(github));
        Calculator.sow(github);
        issue = github.person(Calculator.ADA)
                .openIssue(
                        Calculator.REPOSITORY, "Adding two numbers gives the wrong result", "`bash test.sh` shows it.")
                .number();
    }

    /**
     * Has the comment written, and the server live and die until it has done all that came of it.
     *
     * @param fatal see {@link Fate}
     */
    Aftermath endure(String comment, String fatal) throws IOException, InterruptedException {
        int lives = 0;
        int exit = KILLED;
        while (exit == KILLED && lives < MOST_LIVES) {
            exit = live(comment, fatal);
            lives++;
        }
        assertThat(exit).as("end of life %s; see %s", lives, log()).isZero();
        return new Aftermath(github, model, issue, folder.resolve("se").toRealPath());
    }

    /** The server's process ends at once, and with it the one container that works for it. */
    void strike() {
        alive.toHandle().destroyForcibly();
        alive.onExit().join();
        kept().killContainer("");
    }

    /** What the server has of conversations under way. */
    Kept kept() {
        return new Kept(folder.resolve("se"), Calculator.REPOSITORY);
    }

    Set<String> met() {
        return Fate.met(folder);
    }

    Set<String> deaths() {
        return Fate.deaths(folder);
    }

    private int live(String comment, String fatal) throws IOException, InterruptedException {
        Process now = start(fatal);
        alive = now;
        CompletableFuture.delayedExecutor(LONGEST_LIFE.toSeconds(), TimeUnit.SECONDS)
                .execute(now::destroyForcibly);
        try (BufferedReader said = now.inputReader()) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.startsWith(MortalServer.PORT)) {
                    serve(comment, line.substring(MortalServer.PORT.length()));
                    now.outputWriter().close();
                }
            }
            return now.waitFor();
        } finally {
            now.destroyForcibly();
        }
    }

    /** What GitHub sends to a dead server it does not send again by itself. */
    private void serve(String comment, String port) {
        github.deliverTo(URI.create("http://127.0.0.1:" + port + "/webhook"));
        if (!asked) {
            asked = true;
            Comment made = github.person(Calculator.ADA).comment(Calculator.REPOSITORY, issue, comment);
            github.await(
                    "the comment's delivery",
                    Duration.ofSeconds(30),
                    () -> github.webhooks().deliveries().stream()
                            .filter(each -> each.message().payload().contains("\"id\":" + made.id()))
                            .filter(each -> !(each.answer() instanceof Delivery.Answer.Pending))
                            .findAny());
        }
    }

    private Process start(String fatal) throws IOException {
        ProcessBuilder life =
                new ProcessBuilder(program.command(folder.resolve("se.yml").toString(), folder.toString(), fatal));
        life.environment().keySet().removeIf(name -> name.startsWith("SE_") && !name.equals("SE_RUNNER_IMAGE"));
        life.environment().putAll(settings());
        return life.directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    private Map<String, String> settings() {
        return Map.of(
                "SE_PORT", "0",
                "SE_DATA_DIR", folder.resolve("se").toString(),
                "SE_GITHUB_APP_ID", String.valueOf(github.appId()),
                "SE_GITHUB_PRIVATE_KEY", github.privateKeyPem(),
                "SE_GITHUB_WEBHOOK_SECRET", github.webhookSecret(),
                "SE_GITHUB_API_URL", github.url().toString(),
                "SE_GITHUB_URL", github.url().toString(),
                "ANTHROPIC_API_KEY", KEY,
                "ANTHROPIC_BASE_URL", model.url().toString());
    }

    private Path log() {
        return folder.resolve("log");
    }

    @Override
    public void close() {
        model.close();
        github.close();
    }
}
