package org.splectrum.se;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splectrum.se.cli.Check.Finding;
import org.splectrum.se.config.Settings;
import org.splectrum.se.config.SettingsReader;

class ProbesTest {
    private static final String NOBODY = "http://127.0.0.1:1";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"200,''", "404,''", "401,refuses the key (401)", "403,refuses the key (403)", "529,is in trouble (529)"
    })
    void the_models_answer_is_judged(int status, String trouble) throws IOException, InterruptedException {
        HttpServer model = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        model.createContext("/v1/models", exchange -> {
            boolean known = "sk-1".equals(exchange.getRequestHeaders().getFirst("x-api-key"));
            exchange.sendResponseHeaders(known ? status : 400, -1);
            exchange.close();
        });
        model.start();
        try {
            Finding found =
                    new Probes(settings("http://127.0.0.1:" + model.getAddress().getPort())).model();
            assertThat(found).isInstanceOf(trouble.isEmpty() ? Finding.Ok.class : Finding.Failed.class);
            assertThat(found.toString()).contains(trouble).doesNotContain("sk-1");
        } finally {
            model.stop(0);
        }
    }

    @Test
    void what_does_not_answer_is_said_with_its_mend() throws InterruptedException {
        Probes probes = new Probes(settings(NOBODY));
        assertThat(probes.model())
                .isInstanceOfSatisfying(
                        Finding.Failed.class,
                        failed -> assertThat(failed.what()).startsWith(NOBODY + " does not answer"));
        assertThat(probes.engine())
                .isInstanceOfSatisfying(
                        Finding.Failed.class,
                        failed -> assertThat(failed.what()).contains("no Docker engine answers"));
        assertThat(probes.seal())
                .isInstanceOfSatisfying(
                        Finding.Failed.class,
                        failed -> assertThat(failed.what())
                                .isEqualTo("not tried, for that needs the engine and the image"));
        assertThat(probes.github())
                .isInstanceOfSatisfying(
                        Finding.Failed.class,
                        failed -> assertThat(failed.mend()).contains("SE_GITHUB_APP_ID"));
    }

    private Settings settings(String model) {
        return settings(folder, Map.of("ANTHROPIC_BASE_URL", model, "DOCKER_HOST", "unix:///nowhere/docker.sock"));
    }

    /** Of a server that reaches nobody. */
    static Settings settings(Path folder, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "SE_DATA_DIR", folder.toString(),
                "SE_GITHUB_APP_ID", "17",
                "SE_GITHUB_PRIVATE_KEY", "-----BEGIN RSA PRIVATE KEY-----\nTUlJ\n-----END RSA PRIVATE KEY-----",
                "SE_GITHUB_WEBHOOK_SECRET", "a-webhook-secret-of-some-length",
                "SE_GITHUB_API_URL", NOBODY,
                "ANTHROPIC_API_KEY", "sk-1"));
        environment.putAll(more);
        return switch (SettingsReader.read(environment, "")) {
            case SettingsReader.Reading.Right right -> right.settings();
            case SettingsReader.Reading.Wrong wrong -> throw new AssertionError(wrong.problems());
        };
    }
}
