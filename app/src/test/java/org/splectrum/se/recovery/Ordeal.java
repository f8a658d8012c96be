package org.splectrum.se.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.splectrum.se.MortalServer;
import org.splectrum.se.demo.GitHubSimulator;
import org.splectrum.se.demo.SimulatorSettings;
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
    private static final int STORED = 202;
    private static final int MOST_LIVES = 60;
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(10);

    private final Program program;
    private final Path folder;
    private final GitHubSimulator github;
    private final ScriptedModel model;
    private final int issue;
    private final List<Long> written = new ArrayList<>();

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
     * What a person writes on the issue, and when.
     *
     * @param ripe whether it is time
     */
    record Wish(String comment, BooleanSupplier ripe) {
        static Wish atOnce(String comment) {
            return new Wish(comment, () -> true);
        }
    }

    /**
     * Has the comment written, and the server live and die until it has done all that came of it.
     *
     * @param fatal see {@link Fate}
     */
    Aftermath endure(String comment, String fatal) throws IOException, InterruptedException {
        return endure(List.of(Wish.atOnce(comment)), fatal);
    }

    /** The same with several comments, one after the other. */
    Aftermath endure(List<Wish> wishes, String fatal) throws IOException, InterruptedException {
        return endure(wishes, fatal, () -> LONGEST_LIFE);
    }

    /**
     * Has the comment written, and the server killed from outside so often, each time a moment after it began to serve.
     *
     * @return how often it was killed; it may have done all before that
     */
    int strike(String comment, int times, Supplier<Duration> moments) throws IOException, InterruptedException {
        AtomicInteger lives = new AtomicInteger();
        endure(
                List.of(Wish.atOnce(comment)),
                "(?!)",
                () -> lives.incrementAndGet() <= times ? moments.get() : LONGEST_LIFE);
        return lives.get() - 1;
    }

    private Aftermath endure(List<Wish> wishes, String fatal, Supplier<Duration> longest)
            throws IOException, InterruptedException {
        int lives = 0;
        int exit = KILLED;
        while (exit == KILLED && lives < MOST_LIVES) {
            exit = live(wishes, fatal, longest.get());
            lives++;
        }
        assertThat(exit).as("end of life %s; see %s", lives, log()).isZero();
        return aftermath();
    }

    /** What is to be seen now. */
    Aftermath aftermath() throws IOException {
        return new Aftermath(github, model, issue, folder.resolve("se").toRealPath());
    }

    /** Whether GitHub shows that a run succeeded. */
    boolean isDone() {
        return github.repository(Calculator.REPOSITORY).labels(issue).contains("se:done");
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

    /** @param longest from when it serves on */
    private int live(List<Wish> wishes, String fatal, Duration longest) throws IOException, InterruptedException {
        Process now = start(fatal);
        alive = now;
        kill(now, LONGEST_LIFE);
        try (BufferedReader said = now.inputReader()) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.startsWith(MortalServer.PORT)) {
                    kill(now, longest);
                    serve(wishes, line.substring(MortalServer.PORT.length()), now);
                }
            }
            return now.waitFor();
        } finally {
            now.destroyForcibly();
        }
    }

    /** By its handle: the process's own way to kill it also closes what it says, under whoever reads that. */
    private static void kill(Process process, Duration after) {
        CompletableFuture.delayedExecutor(after.toMillis(), TimeUnit.MILLISECONDS)
                .execute(process.toHandle()::destroyForcibly);
    }

    /** Has written whatever it is time for; once that is all, nobody asks anything more. */
    private void serve(List<Wish> wishes, String port, Process now) throws IOException {
        github.deliverTo(URI.create("http://127.0.0.1:" + port + "/webhook"));
        for (int at = 0; at < wishes.size(); at++) {
            Wish wish = wishes.get(at);
            if (at == written.size()) {
                await().atMost(LONGEST_LIFE).until(() -> wish.ripe().getAsBoolean() || !now.isAlive());
                if (!now.isAlive()) {
                    return;
                }
                written.add(github.person(Calculator.ADA)
                        .comment(Calculator.REPOSITORY, issue, wish.comment())
                        .id());
            } else if (at > 0 || !knowsAnything()) {
                deliverAgain(written.get(at));
            }
            awaitDelivered(written.get(at));
        }
        now.outputWriter().close();
    }

    /** What GitHub sends to a dead server it does not send again by itself, and SE asks for it only now and then. */
    private void deliverAgain(long comment) {
        if (deliveries(comment).noneMatch(each -> each.status() == STORED)) {
            github.webhooks().redeliver(deliveries(comment).findFirst().orElseThrow());
        }
    }

    /** A server asks for nothing that was before the first delivery it stored. */
    private boolean knowsAnything() {
        return github.webhooks().deliveries().stream().anyMatch(each -> each.status() == STORED);
    }

    private void awaitDelivered(long comment) {
        github.await(
                "the comment's delivery",
                LONGEST_LIFE,
                () -> deliveries(comment).noneMatch(each -> each.answer() instanceof Delivery.Answer.Pending)
                        ? Optional.of(comment)
                        : Optional.empty());
    }

    private Stream<Delivery> deliveries(long comment) {
        return github.webhooks().deliveries().stream()
                .filter(each -> each.message().event().equals("issue_comment"))
                .filter(each -> each.message().payload().contains("\"id\":" + comment));
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
