package org.splectrum.se;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.config.Settings;
import org.splectrum.se.config.SettingsReader;
import org.splectrum.se.demo.GitHubSimulator;

final class ServerTest {
    @TempDir
    Path folder;

    @Test
    void aStartThatFailsLeavesNothingOpenSoThatTheNextOneSucceeds() throws Exception {
        try (GitHubSimulator github = DemoStage.github(folder, 0)) {
            Map<String, String> environment = environment(github);
            try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
                Settings settings = on(environment, taken.getLocalPort());
                assertThatThrownBy(() -> Server.start(settings)).isInstanceOf(RuntimeException.class);
            }
            Server.start(on(environment, 0)).close();
        }
    }

    private Map<String, String> environment(GitHubSimulator github) {
        DemoStage.Model model = new DemoStage.Model("http://127.0.0.1:9", "k");
        try (DemoStage stage = new DemoStage(folder, github, model, Map.of())) {
            return stage.environment();
        }
    }

    private static Settings on(Map<String, String> configured, int port) {
        Map<String, String> environment = new HashMap<>(configured);
        environment.put("SE_PORT", String.valueOf(port));
        return ((SettingsReader.Reading.Right) SettingsReader.read(environment, "")).settings();
    }
}
