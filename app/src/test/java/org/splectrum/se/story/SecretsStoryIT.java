package org.splectrum.se.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
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
    void what_an_agent_finds_and_publishes_holds_no_secret(Stage stage) throws Exception {
        Script words = Script.of(
                new Turn.Use("I look.", "Bash", Map.of("command", LOOK, "description", "Look")), new Turn.Say("x"));
        Story story = stage.story(Calculators.plain())
                .withHostile(asked -> asked.results().isEmpty()
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

        Map<String, String> secrets = Canaries.of(stage, List.of(end.run()));
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
        new Aftermath(stage, story, end).isHarmless();
    }

    @Test
    void a_file_that_holds_a_secret_in_any_form_is_not_published(Stage stage) throws Exception {
        String dump = HexFormat.ofDelimiter(" ").formatHex(Stage.MODEL_KEY.getBytes(UTF_8));
        String first = Stage.MODEL_KEY.substring(7, 18);
        String second = Stage.MODEL_KEY.substring(18, 28);
        Story story = stage.story(Calculators.plain())
                .withHostile(Script.of(
                        shell("echo " + first),
                        shell("echo " + second + "; echo '" + dump + "' > dump.txt"),
                        new Turn.Say("It is " + dump)));
        Story.End end = story.over(story.asked("Sum", "/se run"));
        assertThat(end.state()).as(end.text()).isEqualTo(RunState.FAILED);
        assertThat(end.text())
                .contains("a secret of this server in dump.txt, line 1")
                .doesNotContain(dump);
        assertThat(story.seen().pulls()).isEmpty();
        assertThat(told(stage)).doesNotContain(dump);
        Aftermath after = new Aftermath(stage, story, end);
        assertThat(after.database()).contains("echo " + first, "echo ***; echo '***' > dump.txt");
        after.isHarmless();
    }

    private static Turn shell(String command) {
        return new Turn.Use("I write.", "Bash", Map.of("command", command, "description", "Write"));
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

    /** The bodies of all that SE asked of GitHub. */
    private static String told(Stage stage) {
        StringBuilder told = new StringBuilder();
        stage.exchanges().stream()
                .map(Exchange::request)
                .forEach(request ->
                        told.append(request.path()).append(request.query()).append(request.body()));
        return told.toString();
    }
}
