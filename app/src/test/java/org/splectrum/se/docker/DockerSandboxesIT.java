package org.splectrum.se.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.runner.protocol.Readiness;
import org.splectrum.se.steps.Sandboxes;
import org.splectrum.se.steps.Sandboxes.State;

/** With the real engine, and the real image with another program in it. */
class DockerSandboxesIT {
    private static final AttemptId ATTEMPT = Workshop.attempt(1);
    private static final String SLEEPS = "echo started; exec sleep 300";

    @TempDir
    private Path folder;

    private Workshop workshop;
    private Sandboxes.Spec spec;

    @BeforeEach
    void start() throws IOException {
        workshop = new Workshop(folder);
        spec = new Sandboxes.Spec(
                Files.createDirectories(folder.resolve("socket")).toString(), new Readiness.Plain());
    }

    @AfterEach
    void stop() {
        workshop.close();
    }

    @ParameterizedTest
    @CsvSource({"exit 0, ENDED", "exit 3, BROKEN", "kill -9 $$, BROKEN"})
    void how_the_program_ended_is_how_the_container_is(String script, State state) throws InterruptedException {
        // Process 1 cannot kill itself; its child's end stands for it.
        Sandboxes sandboxes = workshop.running("sh -c '" + script + "'");
        sandboxes.start(ATTEMPT, spec);
        assertThat(sandboxes.await(ATTEMPT, Workshop.LONG)).isEqualTo(state);
        assertThat(sandboxes.await(ATTEMPT, Workshop.LONG))
                .as("looked at once more")
                .isEqualTo(state);
    }

    @Test
    void a_container_that_takes_too_much_memory_is_told_from_one_that_broke() throws InterruptedException {
        Sandboxes sandboxes = workshop.running("exec python3 -c 'x = bytearray(1 << 30)'");
        sandboxes.start(ATTEMPT, spec);
        assertThat(sandboxes.await(ATTEMPT, Workshop.LONG)).isEqualTo(State.OUT_OF_MEMORY);
    }

    @Test
    void starting_again_finds_the_container_that_lives_and_does_not_start_one_that_ended() throws InterruptedException {
        Sandboxes sandboxes = workshop.running(SLEEPS);
        String image = sandboxes.start(ATTEMPT, spec);
        String id = workshop.inspect(ATTEMPT).getId();
        assertThat(image)
                .startsWith("sha256:")
                .isEqualTo(workshop.inspect(ATTEMPT).getImageId());
        assertThat(sandboxes.start(ATTEMPT, spec)).isEqualTo(image);
        assertThat(workshop.inspect(ATTEMPT).getId()).isEqualTo(id);
        assertThat(sandboxes.await(ATTEMPT, Duration.ofMillis(300))).isEqualTo(State.RUNNING);

        workshop.call(docker -> docker.killContainerCmd(id).exec());
        assertThat(sandboxes.await(ATTEMPT, Workshop.LONG)).isEqualTo(State.BROKEN);
        sandboxes.start(ATTEMPT, spec);
        assertThat(sandboxes.await(ATTEMPT, Workshop.LONG)).isEqualTo(State.BROKEN);
    }

    @Test
    void a_container_that_was_created_and_not_started_is_started() throws InterruptedException {
        String image = workshop.image("exit 0");
        workshop.call(docker -> docker.createContainerCmd(image)
                .withName(workshop.name(ATTEMPT))
                .withLabels(new Labels(workshop.settings(image).server()).of(ATTEMPT))
                .exec());
        Sandboxes sandboxes = workshop.sandboxes(workshop.settings(image));
        assertThat(sandboxes.await(ATTEMPT, Duration.ofMillis(300))).isEqualTo(State.RUNNING);
        sandboxes.start(ATTEMPT, spec);
        assertThat(sandboxes.await(ATTEMPT, Workshop.LONG)).isEqualTo(State.ENDED);
    }

    @Test
    void removing_ends_the_container_and_may_be_repeated() throws InterruptedException {
        Sandboxes sandboxes = workshop.running(SLEEPS);
        sandboxes.remove(ATTEMPT);
        sandboxes.start(ATTEMPT, spec);
        sandboxes.remove(ATTEMPT);
        sandboxes.remove(ATTEMPT);
        assertThat(sandboxes.await(ATTEMPT, Workshop.LONG)).isEqualTo(State.GONE);
        assertThat(workshop.containers()).isEmpty();
    }

    @Test
    void who_waits_hears_of_a_removal_by_somebody_else() throws Exception {
        Sandboxes sandboxes = workshop.running(SLEEPS);
        sandboxes.start(ATTEMPT, spec);
        Thread other = Thread.ofVirtual().start(() -> sandboxes.remove(ATTEMPT));
        assertThat(sandboxes.await(ATTEMPT, Workshop.LONG)).isIn(State.GONE, State.BROKEN);
        other.join();
    }

    @Test
    void what_no_run_needs_is_removed_and_nothing_of_another_servers() {
        DockerSandboxes sandboxes = workshop.running(SLEEPS);
        sandboxes.start(ATTEMPT, spec);
        sandboxes.start(Workshop.attempt(2), spec);
        try (Workshop neighbour = new Workshop(folder)) {
            neighbour.running(SLEEPS).start(ATTEMPT, spec);
            sandboxes.reap(() -> Set.of(ATTEMPT));
            assertThat(workshop.containers()).containsExactly(workshop.name(ATTEMPT));
            assertThat(neighbour.containers()).containsExactly(neighbour.name(ATTEMPT));
        }
    }

    @Test
    void an_image_that_is_missing_is_told_with_its_mend() {
        DockerSandboxes sandboxes = workshop.sandboxes(workshop.settings("se-test:missing"));
        assertThatThrownBy(() -> sandboxes.start(ATTEMPT, spec))
                .isInstanceOf(Sandboxes.Unavailable.class)
                .hasMessageContainingAll("no image se-test:missing", "./se engine");
        assertThatThrownBy(sandboxes::checkReady)
                .isInstanceOf(Sandboxes.Unavailable.class)
                .hasMessageContaining("no image se-test:missing");
        assertThatCode(workshop.sandboxes(workshop.settings(Workshop.IMAGE))::checkReady)
                .doesNotThrowAnyException();
    }

    @Test
    void a_runtime_is_the_configured_one_and_one_that_is_missing_is_told_with_its_mend() throws InterruptedException {
        DockerSandboxes sandboxes = workshop.sandboxes(workshop.settings(workshop.image("exit 0"), "runc"));
        sandboxes.checkReady();
        sandboxes.start(ATTEMPT, spec);
        assertThat(sandboxes.await(ATTEMPT, Workshop.LONG)).isEqualTo(State.ENDED);
        assertThat(workshop.inspect(ATTEMPT).getHostConfig().getRuntime()).isEqualTo("runc");

        DockerSandboxes without = workshop.sandboxes(workshop.settings(Workshop.IMAGE, "se-none"));
        assertThatThrownBy(() -> without.start(Workshop.attempt(2), spec))
                .isInstanceOf(Sandboxes.Unavailable.class)
                .hasMessageContainingAll("se-none", "SE_RUNNER_RUNTIME", "daemon.json");
        assertThatThrownBy(without::checkReady)
                .isInstanceOf(Sandboxes.Unavailable.class)
                .hasMessageContainingAll("has no runtime se-none", "runc", "SE_RUNNER_RUNTIME");
    }

    @Test
    void an_image_with_volumes_is_refused_before_it_fills_the_machines_disk_and_leaves_none_behind()
            throws InterruptedException {
        DockerSandboxes sandboxes = workshop.sandboxes(workshop.settings(workshop.image("exit 0", "VOLUME /data")));
        assertThatThrownBy(sandboxes::checkReady)
                .isInstanceOf(Sandboxes.Unavailable.class)
                .hasMessageContaining("declares volumes");
        sandboxes.start(ATTEMPT, spec);
        assertThat(sandboxes.await(ATTEMPT, Workshop.LONG)).isEqualTo(State.ENDED);
        List<String> volumes = Objects.requireNonNull(workshop.inspect(ATTEMPT).getMounts()).stream()
                .flatMap(mount -> Optional.ofNullable(mount.getName()).stream())
                .toList();
        assertThat(volumes).hasSize(1);
        sandboxes.reap(Set::of);
        assertThat(workshop.volumes()).doesNotContainAnyElementsOf(volumes);
    }

    @Test
    void a_socket_folder_that_the_engine_does_not_see_is_told_and_not_made() {
        Sandboxes sandboxes = workshop.running(SLEEPS);
        Path missing = folder.resolve("missing");
        assertThatThrownBy(
                        () -> sandboxes.start(ATTEMPT, new Sandboxes.Spec(missing.toString(), new Readiness.Plain())))
                .isInstanceOf(Sandboxes.Unavailable.class)
                .hasMessageContaining("see the same files");
        assertThat(missing).doesNotExist();
    }
}
