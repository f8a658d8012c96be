package org.splectrum.se.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.splectrum.se.DemoStage;
import org.splectrum.se.Server;
import org.splectrum.se.Timeouts;
import org.splectrum.se.contract.GitHubContract;
import org.splectrum.se.demo.GitHubSimulator;
import org.splectrum.se.demo.github.rest.Exchange;
import org.splectrum.se.demo.model.Asked;
import org.splectrum.se.demo.model.Script;
import org.splectrum.se.demo.model.ScriptedModel;
import org.splectrum.se.demo.model.Turn;
import org.splectrum.se.model.RunId;

/**
 * A simulated GitHub, a scripted model and the server between them. Many stories play on it at a time, each in a repository
 * of its own. Whatever was said to and by GitHub is held against what GitHub publishes when it is closed. Thread-safe.
 */
final class Stage implements AutoCloseable {
    /** Looks like a key, and must never be seen anywhere. */
    static final String MODEL_KEY = "sk-ant-canary-0123456789abcdef";

    private static final Turn NOTHING = new Turn.Say("There is nothing to say to this.");

    private final Path folder;
    private final GitHubSimulator github;
    private final GitHubContract contract;
    private final ScriptedModel model;
    private final DemoStage demo;
    private final Overheard events;
    private final Map<String, Script> minds = new ConcurrentHashMap<>();
    private final Queue<Exchange> exchanges = new ConcurrentLinkedQueue<>();
    private final AtomicInteger stories = new AtomicInteger();
    private final Queue<String> logged = new ConcurrentLinkedQueue<>();
    private final Logged log = new Logged(logged);

    /** The usual one, whose model may think for as long as a test has it think. */
    Stage() {
        this(
                new Timeouts(Story.LONGEST, Timeouts.USUAL.attempt(), Timeouts.USUAL.again(), Timeouts.USUAL.engine()),
                Map.of());
    }

    /** @param settings environment variables in place of this process's */
    Stage(Timeouts timeouts, Map<String, String> settings) {
        log.begin();
        folder = temporary();
        github = DemoStage.github(folder, 0);
        contract = GitHubContract.watch(github);
        github.listen(exchanges::add);
        model = new ScriptedModel(MODEL_KEY, this::answer);
        Map<String, String> around = new HashMap<>(System.getenv());
        around.put("SE_MAX_RUNNERS", "6");
        around.putAll(settings);
        demo = new DemoStage(folder, github, new DemoStage.Model(model.url().toString(), MODEL_KEY), around, timeouts);
        events = Overheard.at(
                "http://127.0.0.1:" + demo.server().port(), environment().getOrDefault("SE_API_TOKEN", ""));
    }

    /** A new repository of these files, with people in it. */
    Story story(Map<String, String> files) {
        String repository = "octo/story-%03d".formatted(stories.incrementAndGet());
        github.createRepository(repository, files);
        return new Story(this, repository);
    }

    /** What the model says where the prompt is about this repository. */
    void mind(String repository, Script script) {
        minds.put(repository, script);
    }

    GitHubSimulator github() {
        return github;
    }

    Server server() {
        return demo.server();
    }

    /** The server's configuration, secrets included. */
    Map<String, String> environment() {
        return demo.environment();
    }

    /** Everything that the server writes. */
    Path data() {
        return folder.resolve("se");
    }

    /** Every request that the simulated GitHub answered so far, oldest first. */
    List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    /** What the API's stream of events told so far of this run. */
    List<String> events(RunId run) {
        return events.about(run.value());
    }

    /** What was logged so far with one of them in it, before anything is taken out. */
    List<String> log(Needles needles) {
        return logged.stream().filter(line -> !needles.in(line).isEmpty()).toList();
    }

    /** Fails where something that was said to or by GitHub so far is not as GitHub publishes it. */
    void assertAsGitHub() {
        contract.assertClean();
    }

    @Override
    public void close() {
        demo.close();
        events.close();
        model.close();
        github.close();
        delete(folder);
        contract.close();
        log.end();
    }

    private Turn answer(Asked asked) {
        return minds.entrySet().stream()
                .filter(mind -> asked.prompt().contains(mind.getKey()))
                .findFirst()
                .map(mind -> mind.getValue().answer(asked))
                .orElse(NOTHING);
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("se");
        } catch (IOException e) {
            throw new UncheckedIOException("making a temporary folder", e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> below = Files.walk(folder)) {
            for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("deleting " + folder, e);
        }
    }
}
