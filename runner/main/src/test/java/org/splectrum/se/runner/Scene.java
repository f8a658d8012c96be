package org.splectrum.se.runner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.splectrum.se.runner.gateway.Patience;
import org.splectrum.se.runner.protocol.Checkout;
import org.splectrum.se.runner.protocol.Continuation;
import org.splectrum.se.runner.protocol.Limits;
import org.splectrum.se.runner.protocol.Message;
import org.splectrum.se.runner.protocol.Order;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Readiness;
import org.splectrum.se.runner.protocol.Session;
import org.splectrum.se.runner.protocol.Work;
import org.splectrum.se.runner.work.Surroundings;

/** A container without the container: real folders with a space in their names, real git, a gateway, a scripted agent. */
public final class Scene implements AutoCloseable {
    public static final String INPUT_REF = "refs/se/input";
    public static final String OUTPUT_REF = "refs/se/runs/r/s/1";
    public static final String SNAPSHOTS = "refs/se/snapshots/r/s/1";
    private static final Map<String, String> GIT = Map.of(
            "GIT_CONFIG_GLOBAL", "/dev/null",
            "GIT_AUTHOR_NAME", "Ann",
            "GIT_AUTHOR_EMAIL", "ann@example.org",
            "GIT_COMMITTER_NAME", "Ann",
            "GIT_COMMITTER_EMAIL", "ann@example.org");

    private static final int LONGEST_SECONDS = 30;

    private final Path folder;
    private final FakeGateway gateway;
    private Limits limits = new Limits(60, 10_000);
    private Readiness readiness = new Readiness.Plain();
    private Order.Outward outward = Order.Outward.NOWHERE;

    public Scene(Path temporary) throws IOException {
        folder = Files.createDirectories(temporary.resolve("a scene"));
        for (String name : List.of("work space", "home", "tmp", "served", "source")) {
            Files.createDirectories(folder.resolve(name));
        }
        git("init", "--quiet", "--bare", "../served/repository.git");
        git("init", "--quiet", "--initial-branch=main");
        write("README.md", "hello\n");
        commit("First");
        publish(INPUT_REF);
        gateway = new FakeGateway(folder.resolve("g.sock"), folder.resolve("served"));
    }

    public FakeGateway gateway() {
        return gateway;
    }

    public Path workspace() {
        return folder.resolve("work space");
    }

    /** What its runners get ready before they have their order. */
    public void readied(Readiness newReadiness) {
        readiness = newReadiness;
    }

    /** Where its orders let attempts reach to. */
    public void reach(Order.Outward newOutward) {
        outward = newOutward;
    }

    public void limit(Limits newLimits) {
        limits = newLimits;
    }

    /** Writes into the repository that the input is made from. */
    public void write(String file, String text) throws IOException {
        write(file, text.getBytes(UTF_8));
    }

    public void write(String file, byte[] bytes) throws IOException {
        Path path = folder.resolve("source").resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, bytes);
    }

    public String commit(String title) throws IOException {
        git("add", "--all");
        git("commit", "--quiet", "--allow-empty", "-m", title);
        return git("rev-parse", "HEAD");
    }

    /** Makes the source's HEAD what the ref of the served repository points at. */
    public void publish(String ref) throws IOException {
        git("push", "--quiet", "--force", "../served/repository.git", "HEAD:" + ref);
    }

    /** Git in the source repository. */
    public String git(String... words) throws IOException {
        return git(folder.resolve("source"), words);
    }

    /** Git in the served repository. */
    public String served(String... words) throws IOException {
        return git(folder.resolve("served/repository.git"), words);
    }

    private static String git(Path directory, String... words) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(Stream.concat(Stream.of("git", "-c", "core.quotePath=false"), Stream.of(words))
                        .toList());
        builder.environment().putAll(GIT);
        Process process =
                builder.directory(directory.toFile()).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(List.of(words) + ": " + printed);
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return printed.strip();
    }

    public Work.Agent agent(String script) throws IOException {
        claude(script);
        return new Work.Agent("Please do it.", "", "Do it", session());
    }

    /** Makes this Claude Code. */
    public void claude(String script) throws IOException {
        Path program = folder.resolve("claude");
        Files.writeString(program, "#!/bin/bash\n" + SPEECH + script);
        program.toFile().setExecutable(true);
    }

    /** Makes this a program of the image. */
    public void tool(String name, String script) throws IOException {
        Path program = Files.createDirectories(folder.resolve("tools")).resolve(name);
        Files.writeString(program, script.startsWith("#!") ? script : "#!/bin/bash\n" + script);
        program.toFile().setExecutable(true);
    }

    /** Text of a file in the container's home. */
    public String atHome(String file) throws IOException {
        return Files.readString(folder.resolve("home").resolve(file));
    }

    public static Session session(Continuation... continuations) {
        return new Session("1b671a64-40d5-491e-99b0-da01ff1f3341", SNAPSHOTS, List.of(continuations));
    }

    /** Another container: nothing of what was written in the one before is there. */
    public void moveOn() throws IOException {
        for (String name : List.of("work space", "home", "tmp")) {
            try (Stream<Path> tree = Files.walk(folder.resolve(name))) {
                for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
            Files.createDirectories(folder.resolve(name));
        }
        gateway.forget();
    }

    /** Says what Claude Code prints around its work. */
    private static final String SPEECH = """
            begin() { read -r; prompt=$(cat); echo '{"type":"system","subtype":"init"}'; }
            say() { echo "{\\"type\\":\\"result\\",\\"subtype\\":\\"success\\",\\"is_error\\":false,\\"result\\":\\"$1\\"}"; }
            """;

    /** Lets a runner do this work, from the order to its end. */
    public Outcome run(Work work) throws IOException {
        order(work);
        Runner.Ending ending = runner().run();
        if (ending != Runner.Ending.TOLD) {
            throw new IllegalStateException("the runner ended " + ending);
        }
        return outcome();
    }

    /**
     * Runs the work with little time, and with more until that ended where it was meant to: on a busy machine it may do so
     * before.
     */
    public Outcome runOutOfTime(Work work, Predicate<Outcome> meant) throws IOException {
        Outcome outcome = new Outcome.Unchanged("");
        for (int seconds = 1; seconds <= LONGEST_SECONDS && !meant.test(outcome); seconds *= 3) {
            moveOn();
            limit(new Limits(seconds, 1000));
            outcome = run(work);
        }
        return outcome;
    }

    /** Waits until every process is gone that was started here; those that the tests leave behind would stay for long. */
    public static void assertNobodyIsLeft() {
        await().until(() -> ProcessHandle.current()
                .descendants()
                .filter(ProcessHandle::isAlive)
                .findAny()
                .isEmpty());
    }

    /** Lays this work out to be taken. */
    public void order(Work work) throws IOException {
        Checkout checkout = new Checkout(INPUT_REF, served("rev-parse", INPUT_REF), OUTPUT_REF, "SE", "se@example.org");
        gateway.offer(new Order(Order.VERSION, "r/s/1", FakeGateway.TOKEN, checkout, work, limits, outward));
    }

    public Runner runner() {
        return runner(Duration.ofMinutes(1));
    }

    public Runner impatientRunner() {
        return runner(Duration.ofMillis(100));
    }

    private Runner runner(Duration patience) {
        Surroundings surroundings = new Surroundings(
                folder.resolve("g.sock"),
                workspace(),
                folder.resolve("home"),
                folder.resolve("tmp"),
                folder.resolve("claude").toString(),
                Map.of("PATH", "/usr/local/bin:/usr/bin:/bin:" + folder.resolve("tools"), "TOOL_HOME", "/opt/tool"));
        return new Runner(surroundings, readiness, new Patience(patience, Duration.ofMillis(50), () -> {}));
    }

    public Outcome outcome() {
        if (gateway.messages().getLast() instanceof Message.Finished finished) {
            return finished.outcome();
        }
        throw new IllegalStateException("not finished: " + gateway.messages());
    }

    @Override
    public void close() throws IOException {
        gateway.close();
    }
}
