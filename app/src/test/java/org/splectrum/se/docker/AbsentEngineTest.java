package org.splectrum.se.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RunId;
import org.splectrum.se.runner.protocol.Readiness;
import org.splectrum.se.steps.Sandboxes;

/** Without an engine, and with one that takes connections and never answers. */
class AbsentEngineTest {
    private static final AttemptId ATTEMPT = new AttemptId(new RunId("fix-20260102-abcd"), "implement", 1);

    @TempDir
    private Path folder;

    @Test
    void every_call_says_where_no_engine_is_and_what_to_do() {
        try (DockerSandboxes sandboxes = sandboxes()) {
            assertAbsent(() -> sandboxes.start(ATTEMPT, new Sandboxes.Spec("/tmp", new Readiness.Plain())));
            assertAbsent(() -> sandboxes.remove(ATTEMPT));
            assertAbsent(() -> sandboxes.reap(Set::of));
            assertAbsent(sandboxes::checkReady);
        }
    }

    @Test
    void a_container_behind_an_absent_engine_is_taken_to_run_on() throws InterruptedException {
        try (DockerSandboxes sandboxes = sandboxes()) {
            assertThat(sandboxes.await(ATTEMPT, Duration.ofMillis(400))).isEqualTo(Sandboxes.State.RUNNING);
            assertThat(sandboxes.await(ATTEMPT, Duration.ZERO)).isEqualTo(Sandboxes.State.RUNNING);
        }
    }

    @Test
    void an_engine_that_never_answers_holds_nobody_up_for_ever() throws IOException, InterruptedException {
        try (ServerSocketChannel silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
                DockerSandboxes sandboxes = sandboxes()) {
            silent.bind(UnixDomainSocketAddress.of(folder.resolve("d.sock")));
            assertThat(sandboxes.await(ATTEMPT, Duration.ofMillis(400))).isEqualTo(Sandboxes.State.RUNNING);
            assertAbsent(sandboxes::checkReady);
        }
    }

    private DockerSandboxes sandboxes() {
        return new DockerSandboxes(new DockerSettings(
                "unix://" + folder.resolve("d.sock"),
                "se-runner:latest",
                "test",
                ContainerLimits.STANDARD,
                Duration.ofMillis(500)));
    }

    private void assertAbsent(Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOf(Sandboxes.Unavailable.class)
                .hasMessageContainingAll(folder.resolve("d.sock").toString(), "./se engine", "DOCKER_HOST");
    }
}
