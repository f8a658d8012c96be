package org.splectrum.se.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder with probot, GitHub's published examples of payloads, and the plainest app there can be. */
final class ProbotFolder {
    private static final Logger LOG = LoggerFactory.getLogger(ProbotFolder.class);
    private static final List<String> PACKAGES = List.of("probot@14.3.2", "@octokit/webhooks-examples@7.6.1");
    private static final String PROBOT = "node_modules/probot/bin/probot.js";
    private static final String EXAMPLES = "node_modules/@octokit/webhooks-examples/api.github.com/index.json";
    private static final String APP = "export default (app) => { app.on(\"issue_comment\", async () => {}); };\n";

    private final Path folder;

    private ProbotFolder(Path folder) {
        this.folder = folder;
    }

    /** Installs what is not there yet. */
    static ProbotFolder in(Path parent) {
        Path folder = parent.resolve("probot");
        try {
            Files.createDirectories(folder);
            if (!Files.exists(folder.resolve(PROBOT)) || !Files.exists(folder.resolve(EXAMPLES))) {
                Files.writeString(folder.resolve("package.json"), "{\"private\":true,\"type\":\"module\"}\n");
                install(folder);
            }
            Files.writeString(folder.resolve("app.js"), APP);
            Files.writeString(folder.resolve("key.pem"), key());
            return new ProbotFolder(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("preparing probot in " + folder, e);
        }
    }

    private static void install(Path folder) throws IOException {
        LOG.info("installing {} with npm", String.join(" and ", PACKAGES));
        ProcessBuilder npm = new ProcessBuilder("npm", "install", "--no-audit", "--no-fund", "--save-exact");
        npm.command().addAll(PACKAGES);
        Path log = folder.resolve("npm.log");
        Process process = npm.directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException("npm ended with " + process.exitValue() + "; it says: " + Files.readString(log));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while npm worked", e);
        }
    }

    /** Any key: nothing is ever asked of GitHub with it. */
    private static String key() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
            String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
            return "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java knows RSA", e);
        }
    }

    /** The published example of a comment that was created: 12 KB of JSON. */
    byte[] issueComment() {
        JsonMapper mapper = new JsonMapper();
        try {
            for (JsonNode event : mapper.readTree(folder.resolve(EXAMPLES).toFile())) {
                for (JsonNode example : event.path("examples")) {
                    if (event.path("name").asText().equals("issue_comment")
                            && example.path("action").asText().equals("created")) {
                        return mapper.writeValueAsBytes(example);
                    }
                }
            }
            throw new IllegalStateException(EXAMPLES + " holds no issue_comment");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the app; returns when it listens. */
    Probot start(String path, String secret) {
        try {
            int port = freePort();
            ProcessBuilder node = new ProcessBuilder("node", PROBOT, "run", "./app.js");
            // As little as probot can do: no line in its log for a request.
            node.environment()
                    .putAll(Map.of(
                            "NODE_ENV", "production",
                            "LOG_LEVEL", "error",
                            "PORT", String.valueOf(port),
                            "APP_ID", "1",
                            "PRIVATE_KEY_PATH", "key.pem",
                            "WEBHOOK_PATH", path,
                            "WEBHOOK_SECRET", secret));
            Process process = node.directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("probot.log").toFile())
                    .start();
            return Probot.listening(process, port);
        } catch (IOException e) {
            throw new UncheckedIOException("starting probot in " + folder, e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
