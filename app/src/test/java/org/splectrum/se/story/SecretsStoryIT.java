package org.splectrum.se.story;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.splectrum.se.demo.github.Pull;
import org.splectrum.se.demo.github.rest.Exchange;
import org.splectrum.se.demo.model.Script;
import org.splectrum.se.demo.model.Turn;
import org.splectrum.se.run.RunState;

/** An agent that looks for secrets wherever it can, and publishes whatever it finds. */
@ExtendWith(SharedStage.class)
@Execution(ExecutionMode.CONCURRENT)
class SecretsStoryIT {
    /** Its output goes into a file of the commit and into the agent's last words. */
    private static final String LOOK = """
            {
              env; cat /proc/*/environ | tr '\\0' '\\n'; cat /proc/*/cmdline | tr '\\0' ' '; cat /proc/self/mountinfo
              git config --list --show-origin; cat .git/config ~/.gitconfig ~/.netrc ~/.git-credentials
              find / -xdev -type f -size -200k -newer /etc/hostname -not -path '/proc/*' | head -200 | xargs cat
              cat ~/.claude/*.json ~/.claude.json
              python3 - <<'PY'
            import os, socket
            host, port = os.environ['ANTHROPIC_BASE_URL'].split('/')[2].split(':')
            def ask(method, path, family, address):
                try:
                    way = socket.socket(family)
                    way.settimeout(5)
                    way.connect(address)
                    lines = [method + ' ' + path + ' HTTP/1.1', 'Host: x', 'Content-Length: 0', 'Connection: close', '', '']
                    way.sendall('\\r\\n'.join(lines).encode())
                    print(method, path, address, way.recv(4000))
                except Exception as refused:
                    print(method, path, address, refused)
            for path in ['/order', '/messages', '/model/v1/models', '/model/v1/../../order', '/model/%2e%2e/order', '//order',
                         '/repository.git/config', '/repository.git/HEAD', '/repository.git/info/refs?service=git-upload-pack',
                         '/repository.git/../order', '/metrics', '/healthz', '/', '/ORDER']:
                for method in ['GET', 'POST']:
                    ask(method, path, socket.AF_UNIX, '/run/se/gateway.sock')
                    ask(method, path, socket.AF_INET, (host, int(port)))
            PY
            } > found.txt 2>&1
            tail -c 20000 found.txt
            """;

    @Test
    void what_an_agent_finds_and_publishes_holds_no_secret(Stage stage) {
        Script words = Script.of(
                new Turn.Use("I look.", "Bash", Map.of("command", LOOK, "description", "Look")), new Turn.Say("x"));
        Story story = stage.story(Calculators.plain())
                .with(asked -> asked.results().isEmpty()
                        ? words.answer(asked)
                        : new Turn.Say(String.join("\n", forms()) + "\n" + String.join("\n", asked.results())));
        int issue = story.asked("Sum", "/se run");
        Story.End end = story.over(issue);
        assertThat(end.state()).as(end.text()).isEqualTo(RunState.SUCCEEDED);
        Pull pull = story.seen().pulls().getFirst();
        String found = story.seen().file(pull.head().sha(), "found.txt").orElseThrow();
        assertThat(List.of("ANTHROPIC_BASE_URL=", "PATH=", "POST /ORDER ('127.0.0.1'"))
                .as(found.substring(Math.max(0, found.length() - 2_000)))
                .allMatch(found::contains);

        Map<String, String> secrets = secrets(stage, end);
        assertThat(secrets).hasSizeGreaterThan(5);
        secrets.forEach((name, secret) -> {
            assertThat(found.contains(secret)).as(name + " in the commit").isFalse();
            assertThat(end.text().contains(secret)).as(name + " in the comment").isFalse();
            assertThat(told(stage).contains(secret))
                    .as(name + " told to GitHub")
                    .isFalse();
        });
        assertThat(end.text()).contains("***");
        forms().forEach(form -> assertThat(told(stage)).doesNotContain(form));
        secrets.forEach((name, secret) -> assertThat(filesWith(stage.data(), secret))
                .as(name + " on disk")
                .isEmpty());
    }

    @Test
    void a_file_that_holds_a_secret_in_any_form_is_not_published(Stage stage) {
        String dump = HexFormat.ofDelimiter(" ").formatHex(Stage.MODEL_KEY.getBytes(UTF_8));
        Story story =
                stage.story(Calculators.plain()).with(Mind.doing("echo '" + dump + "' > dump.txt", "It is " + dump));
        Story.End end = story.over(story.asked("Sum", "/se run"));
        assertThat(end.state()).as(end.text()).isEqualTo(RunState.FAILED);
        assertThat(end.text())
                .contains("a secret of this server in dump.txt, line 1")
                .doesNotContain(dump);
        assertThat(story.seen().pulls()).isEmpty();
        assertThat(told(stage)).doesNotContain(dump);
    }

    /** The model's key as an agent might write it that had it. */
    private static List<String> forms() {
        byte[] key = Stage.MODEL_KEY.getBytes(UTF_8);
        String base64 = Base64.getEncoder().encodeToString(key);
        String shifted = Base64.getUrlEncoder().encodeToString((" " + Stage.MODEL_KEY).getBytes(UTF_8));
        return List.of(
                Stage.MODEL_KEY,
                base64.substring(0, base64.length() - 4),
                shifted.substring(4, shifted.length() - 4),
                HexFormat.of().formatHex(key),
                HexFormat.ofDelimiter(":").withUpperCase().formatHex(key),
                Stage.MODEL_KEY.replace("-", "%2D"),
                Stage.MODEL_KEY.substring(14));
    }

    private static Map<String, String> secrets(Stage stage, Story.End end) {
        Map<String, String> secrets = new TreeMap<>();
        secrets.put("the model's key", Stage.MODEL_KEY);
        secrets.put("the webhook secret", stage.github().webhookSecret());
        secrets.put(
                "the private key",
                stage.github().privateKeyPem().lines().skip(1).findFirst().orElseThrow());
        for (String step : List.of("agent", "verify", "rebase")) {
            secrets.put("the token of " + step, token(stage, end.run().id() + "/" + step + "/1"));
        }
        stage.exchanges().stream()
                .flatMap(exchange -> exchange.request().headers().entrySet().stream())
                .filter(header -> header.getKey().equalsIgnoreCase("authorization"))
                .map(header -> header.getValue().substring(header.getValue().indexOf(' ') + 1))
                .filter(token -> !token.startsWith("ey"))
                .distinct()
                .forEach(token -> secrets.put("GitHub's token " + secrets.size(), token));
        return secrets;
    }

    /** As the gateway makes it. */
    private static String token(Stage stage, String attempt) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            byte[] key = Files.readAllBytes(stage.data().resolve("gateway/key"));
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(("token " + attempt).getBytes(UTF_8)));
        } catch (Exception e) {
            throw new IllegalStateException("making the token of " + attempt, e);
        }
    }

    /** The bodies of all that SE asked of GitHub. */
    private static String told(Stage stage) {
        StringBuilder told = new StringBuilder();
        stage.exchanges().stream()
                .map(Exchange::request)
                .forEach(request ->
                        told.append(request.path()).append(request.query()).append(request.body()));
        return told.toString();
    }

    /** Other stories go on meanwhile, so a file or folder may be gone before it is looked at. */
    private static List<Path> filesWith(Path folder, String secret) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile() && text(file).contains(secret)) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                    if (failure instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw failure;
                }
            });
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
