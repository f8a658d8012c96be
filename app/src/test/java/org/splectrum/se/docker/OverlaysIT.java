package org.splectrum.se.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.bench.GitProgram;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.runner.protocol.Readiness;
import org.splectrum.se.steps.Sandboxes;
import org.splectrum.se.steps.Sandboxes.State;

/**
 * Workspaces over what is checked out already, with the real engine. The ground is made by the real runner; what an attempt finds and
 * does is a script.
 */
class OverlaysIT {
    private static final AttemptId FIRST = Workshop.attempt(1);
    private static final AttemptId SECOND = Workshop.attempt(2);
    private static final AttemptId THIRD = Workshop.attempt(3);

    /** Each line is one fact: a name, a blank, what was found. The workspace has 32 MB, as {@link Workshop} has it. */
    private static final String SCRIPT = """
            if [ "$1" = --groundwork ]; then exec /opt/se/java/bin/java -XX:+UseSerialGC -jar /opt/se/runner.jar "$@"; fi
            export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null
            cd /workspace || exit 1
            awk '$5 == "/workspace" { print "mount", $6; for (i = 7; i < NF; i++) if ($i == "-") print "type", $(i + 1) }' \\
              /proc/self/mountinfo
            echo "owner $(stat -c '%u:%g %a' .)"
            echo "head $(git rev-parse HEAD 2>/dev/null)"
            echo "changed $(git status --porcelain 2>/dev/null | wc -l)"
            echo "stale $(git diff-files --raw 2>/dev/null | wc -l)"
            echo "text $(cat folder/a.txt 2>/dev/null)"
            echo "setuid $(find . -perm /6000 | wc -l)"
            mkdir -p folder
            printf spoilt > folder/a.txt; chmod u+s folder/a.txt; rm -rf b.txt .git/objects .git/HEAD
            mv folder moved && echo "moved $(cat moved/a.txt)"
            echo "limit $(dd if=/dev/zero of=fill bs=1M count=31 2>&1 | grep -o 'No space left on device')"
            echo "past $(dd if=/dev/zero of=more bs=1M count=31 2>&1 | grep -o 'No space left on device')"
            """;

    @TempDir
    private Path folder;

    private Workshop workshop;

    @BeforeEach
    void start() throws IOException {
        workshop = new Workshop(folder);
        String driver = workshop.call(docker -> docker.infoCmd().exec()).getDriver();
        assumeThat(driver).as("an engine that has overlays itself").startsWith("overlay");
        Files.createDirectories(folder.resolve("socket"));
    }

    @AfterEach
    void stop() {
        workshop.close();
    }

    @Test
    void an_attempt_writes_over_its_own_repositorys_ground_within_its_limit_and_the_next_finds_that_as_it_was()
            throws Exception {
        Path hello = alternate("hello", "pristine");
        Path other = alternate("other", "of another repository");
        DockerSandboxes sandboxes = workshop.running(SCRIPT);
        sandboxes.layGround(hello);
        sandboxes.layGround(other);
        for (AttemptId attempt : List.of(FIRST, SECOND)) {
            assertThat(facts(sandboxes, attempt, hello))
                    .containsEntry("type", "overlay")
                    .hasEntrySatisfying(
                            "mount",
                            flags -> assertThat(flags.split(","))
                                    .contains("rw", "nosuid", "nodev")
                                    .doesNotContain("noexec"))
                    .containsEntry("owner", "1000:1000 700")
                    .containsEntry("head", tip(hello))
                    .containsEntry("changed", "0")
                    .containsEntry("stale", "0")
                    .containsEntry("text", "pristine")
                    .containsEntry("setuid", "0")
                    .containsEntry("moved", "spoilt")
                    .containsEntry("limit", "")
                    .containsEntry("past", "No space left on device");
        }
        assertThat(facts(sandboxes, THIRD, other)).containsEntry("text", "of another repository");
        sandboxes.close();
        awaitReaped(Set.of(), () -> {
            assertThat(kinds()).containsExactlyInAnyOrder("GROUND", "GROUND");
            assertThat(workshop.containers()).hasSize(2).allMatch(name -> name.startsWith("se-ground-"));
        });
    }

    @Test
    void what_a_crash_left_goes_and_so_does_a_ground_that_was_not_used_for_long_but_never_from_beneath_an_attempt()
            throws Exception {
        Path hello = alternate("hello", "pristine");
        DockerSettings settings = workshop.settings(workshop.image(SCRIPT + "echo ready\nexec sleep 300\n"));
        DockerSandboxes before = workshop.sandboxes(settings);
        before.layGround(hello);
        before.start(FIRST, spec(hello));
        workshop.leave("se-scratch-1234", new Labels(settings.server()).scratch(), settings);
        workshop.leave(
                "se-ground-1234", new Labels(settings.server()).ground("/nowhere/1", "se-ground-1234"), settings);

        before.close();
        String ground = new Labels(settings.server()).groundName(hello.toString());
        awaitReaped(Set.of(FIRST), () -> {
            assertThat(workshop.containers()).containsExactlyInAnyOrder(workshop.name(FIRST), ground);
            assertThat(kinds()).containsExactlyInAnyOrder("GROUND", "WORKSPACE");
        });
        DockerSandboxes sandboxes = workshop.sandboxes(settings);
        Files.setLastModifiedTime(hello, FileTime.from(Instant.now().minus(Duration.ofDays(3))));
        sandboxes.reap(() -> Set.of(FIRST));
        assertThat(workshop.containers()).containsExactly(workshop.name(FIRST));
        assertThat(kinds()).containsExactlyInAnyOrder("GROUND", "WORKSPACE");
        sandboxes.remove(FIRST);
        sandboxes.reap(Set::of);
        assertThat(workshop.containers()).isEmpty();
        assertThat(kinds()).isEmpty();
    }

    @Test
    void where_there_is_no_ground_or_the_engine_cannot_mount_it_an_attempt_begins_with_an_empty_workspace()
            throws Exception {
        Path hello = alternate("hello", "pristine");
        Path broken = alternate("broken", "pristine");
        Files.delete(broken.resolve("tip"));
        DockerSandboxes sandboxes = workshop.running(SCRIPT);
        sandboxes.layGround(broken);
        assertThat(kinds()).as("nothing is left of what failed").isEmpty();
        assertThat(facts(sandboxes, FIRST, broken))
                .containsEntry("type", "tmpfs")
                .containsEntry("head", "");
        sandboxes.layGround(hello);
        for (String container : workshop.containers()) {
            workshop.call(docker -> docker.removeContainerCmd(container).exec());
        }
        for (String volume : List.copyOf(workshop.own().keySet())) {
            workshop.call(docker -> docker.removeVolumeCmd(volume).exec());
        }
        assertThat(facts(sandboxes, SECOND, hello))
                .containsEntry("type", "tmpfs")
                .containsEntry("head", "");
        sandboxes.close();
        awaitReaped(Set.of(), () -> assertThat(kinds()).isEmpty());
    }

    /** Objects and tip of a repository with two files, laid out for containers. */
    private Path alternate(String name, String text) throws IOException, InterruptedException {
        Path source = Files.createDirectories(folder.resolve("source").resolve(name));
        Files.createDirectories(source.resolve("folder"));
        Files.writeString(source.resolve("folder/a.txt"), text + "\n");
        Files.writeString(source.resolve("b.txt"), "b\n");
        GitProgram git = new GitProgram(source);
        git.run("init", "--quiet", "--initial-branch=main");
        git.run("add", "--all");
        git.run("commit", "--quiet", "-m", "First");
        Path alternate = Files.createDirectories(
                folder.resolve("alternates/octo").resolve(name).resolve("1"));
        git.run("clone", "--quiet", "--bare", "--no-hardlinks", ".", "bare");
        Files.move(source.resolve("bare/objects"), alternate.resolve("objects"));
        Files.copy(source.resolve(".git/refs/heads/main"), alternate.resolve("tip"));
        return alternate;
    }

    private static String tip(Path alternate) throws IOException {
        return Files.readString(alternate.resolve("tip")).strip();
    }

    private Sandboxes.Spec spec(Path alternate) {
        return new Sandboxes.Spec(
                folder.resolve("socket").toString(), Optional.of(alternate.toString()), "", new Readiness.Plain());
    }

    /** What the attempt found; it is gone afterwards. */
    private Map<String, String> facts(DockerSandboxes sandboxes, AttemptId attempt, Path alternate)
            throws InterruptedException {
        sandboxes.start(attempt, spec(alternate));
        assertThat(sandboxes.await(attempt, Workshop.LONG)).isEqualTo(State.ENDED);
        Map<String, String> facts = workshop.printed(attempt)
                .lines()
                .map(line -> line.split(" ", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1].strip()));
        sandboxes.remove(attempt);
        return facts;
    }

    /** What the server before had begun may still come up at the engine, once: the next minute's reaper finds it. */
    private void awaitReaped(Set<AttemptId> alive, ThrowingRunnable seen) {
        DockerSandboxes next = workshop.sandboxes(workshop.settings(Workshop.IMAGE));
        await().untilAsserted(() -> {
            next.reap(() -> alive);
            seen.run();
        });
    }

    private List<String> kinds() {
        return workshop.own().values().stream()
                .map(labels -> labels.getOrDefault("se.kind", ""))
                .toList();
    }
}
