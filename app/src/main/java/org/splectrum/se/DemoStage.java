package org.splectrum.se;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.splectrum.se.config.Settings;
import org.splectrum.se.config.SettingsReader;
import org.splectrum.se.demo.GitHubSimulator;
import org.splectrum.se.demo.SimulatorSettings;
import org.splectrum.se.demo.model.ScriptedModel;
import org.splectrum.se.demo.scenario.Scenario;
import org.splectrum.se.docker.DockerSandboxes;

/**
 * A simulated GitHub and a server for it on this machine, the server configured by nothing but the environment variables that
 * any other would have. Serves from the moment it is made until it is closed.
 */
public final class DemoStage implements AutoCloseable {
    /** Of the scripted model; worth nothing elsewhere. */
    private static final String KEY = "demo-model-key-of-no-worth";

    private final GitHubSimulator github;
    private final Map<String, String> environment;
    private final Timeouts timeouts;
    private Server server;

    /**
     * Where the model is.
     *
     * @param url empty: the usual one
     */
    public record Model(String url, String key) {
        /** What {@link #scripted} gives. */
        static Model of(ScriptedModel scripted) {
            return new Model(scripted.url().toString(), KEY);
        }
    }

    /**
     * Starts both.
     *
     * @param folder for everything they write; short, because sockets live in it
     * @param around environment of this process, for the engine and the image
     */
    DemoStage(Path folder, GitHubSimulator github, Model model, Map<String, String> around) {
        this(folder, github, model, around, Timeouts.USUAL);
    }

    /** The same with another patience of the server's. */
    public DemoStage(Path folder, GitHubSimulator github, Model model, Map<String, String> around, Timeouts timeouts) {
        this.github = github;
        this.timeouts = timeouts;
        this.environment = environment(folder, github, model, around);
        this.server = serve();
        github.deliverTo(webhook());
    }

    /** A model that plays every scenario. */
    static ScriptedModel scripted(GitHubSimulator github) {
        return new ScriptedModel(KEY, Scenario.script(github));
    }

    /** A simulator whose repositories are below the folder. */
    public static GitHubSimulator github(Path folder, int port) {
        return new GitHubSimulator(
                SimulatorSettings.in(made(folder.resolve("github"))).withPort(port));
    }

    public GitHubSimulator github() {
        return github;
    }

    public Server server() {
        return server;
    }

    /** Where the server takes deliveries. */
    URI webhook() {
        return URI.create("http://127.0.0.1:" + server.port() + "/webhook");
    }

    /** What the server was configured with; holds the secrets of the simulated GitHub. */
    public Map<String, String> environment() {
        return environment;
    }

    /** Stops the server and starts another on the same data. */
    public void restart() {
        server.close();
        server = serve();
        github.deliverTo(webhook());
    }

    @Override
    public void close() {
        server.close();
    }

    /** Closes it, and removes from the engine what a server keeps there for the next one on the same data. */
    void vanish() {
        close();
        try (DockerSandboxes sandboxes = sandboxes()) {
            sandboxes.clear();
        }
    }

    /** The server's containers, seen from beside it; the caller closes it. */
    DockerSandboxes sandboxes() {
        return new DockerSandboxes(new PartSettings(settings(environment), timeouts, data()).docker());
    }

    /** The server's data folder. */
    Path data() {
        Path data = Path.of(environment.getOrDefault("SE_DATA_DIR", ""));
        try {
            return data.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException("finding " + data, e);
        }
    }

    private Server serve() {
        return Server.start(settings(environment), timeouts);
    }

    private static Map<String, String> environment(
            Path folder, GitHubSimulator github, Model model, Map<String, String> around) {
        Map<String, String> set = new HashMap<>();
        set.put("SE_PORT", "0");
        set.put("SE_DATA_DIR", folder.resolve("se").toString());
        set.put("SE_GITHUB_APP_ID", String.valueOf(github.appId()));
        set.put("SE_GITHUB_PRIVATE_KEY", github.privateKeyPem());
        set.put("SE_GITHUB_WEBHOOK_SECRET", github.webhookSecret());
        set.put("SE_GITHUB_API_URL", github.url().toString());
        set.put("SE_GITHUB_URL", github.url().toString());
        set.put("ANTHROPIC_API_KEY", model.key());
        set.put("ANTHROPIC_BASE_URL", model.url());
        String token = around.getOrDefault("SE_API_TOKEN", "");
        set.put("SE_API_TOKEN", token.isEmpty() ? UUID.randomUUID().toString() : token);
        for (String passed : new String[] {
            "DOCKER_HOST",
            "SE_RUNNER_IMAGE",
            "SE_RUNNER_IMAGES",
            "SE_RUNNER_RUNTIME",
            "SE_MAX_RUNNERS",
            "SE_MAX_RUNNERS_PER_REPOSITORY",
            "SE_MAX_RUNNERS_PER_INSTALLATION",
            "SE_LOG_FORMAT"
        }) {
            set.put(passed, around.getOrDefault(passed, ""));
        }
        return Map.copyOf(set);
    }

    private static Settings settings(Map<String, String> environment) {
        return switch (SettingsReader.read(environment, noFile(environment))) {
            case SettingsReader.Reading.Right right -> right.settings();
            case SettingsReader.Reading.Wrong wrong ->
                throw new IllegalArgumentException(wrong.problems().toString());
        };
    }

    /** An empty configuration file, so that one in the working folder does not count. */
    private static String noFile(Map<String, String> environment) {
        Path file = Path.of(environment.getOrDefault("SE_DATA_DIR", "")).resolveSibling("se.yml");
        try {
            return Files.exists(file)
                    ? file.toString()
                    : Files.writeString(file, "{}\n").toString();
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + file, e);
        }
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("making " + folder, e);
        }
    }
}
