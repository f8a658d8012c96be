package org.splectrum.se.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.HostConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splectrum.se.Traces;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.runner.protocol.Readiness;
import org.splectrum.se.steps.Sandboxes;

/** What a program finds out about its container from within, one container for all the questions. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SealIT {
    private static final AttemptId ATTEMPT = Workshop.attempt(1);

    /** Each line is one fact: a name, a blank, what was found. */
    private static final String ASK = """
            status() { sed -n "s/^$1:[[:space:]]*//p" /proc/self/status; }
            writes() { if touch "$1/x" 2>/dev/null; then echo yes; else echo no; fi; }
            fills() { if dd if=/dev/zero of="$1/fill" bs=1M count=64 2>/dev/null; then echo yes; else echo no; fi; rm -f "$1/fill"; }
            runs() { printf '#!/bin/sh\\necho yes\\n' >"$1/run"; chmod +x "$1/run"; "$1/run" || echo no; }
            echo "user $(id -u):$(id -g) groups $(id -G)"
            echo "first $(tr '\\0' ' ' </proc/1/cmdline)"
            echo "rights $(status CapEff) $(status CapPrm) $(status CapBnd) $(status CapInh)"
            echo "privileges $(status NoNewPrivs)"
            echo "seccomp $(status Seccomp)"
            echo "devices $(sed -n 's/:.*//p' /proc/net/dev | tr -d ' ' | tr '\\n' ' ')"
            echo "routes $(sed 1d /proc/net/route | wc -l)"
            echo "names $(getent hosts example.com || echo none)"
            for place in / /etc /opt/se /usr/bin /run/se /run/se-alternate /dev /var/tmp; do echo "writes$place $(writes "$place")"; done
            for place in /workspace /tmp /home/se; do
              echo "writes$place $(writes "$place")"; echo "runs$place $(runs "$place")"; echo "fills$place $(fills "$place")"
            done
            echo "memory $(cat /sys/fs/cgroup/memory/memory.limit_in_bytes 2>/dev/null || cat /sys/fs/cgroup/memory.max)"
            echo "processes $(cat /sys/fs/cgroup/pids/pids.max 2>/dev/null || cat /sys/fs/cgroup/pids.max)"
            echo "core $(ulimit -c)"
            echo "files $(ulimit -n)"
            echo "shared $(df --output=size -B1 /dev/shm | tail -1)"
            echo "holes $(truncate -s 33M /workspace/holes 2>/dev/null && echo yes || echo no)"
            rm -f /workspace/holes
            echo "setuid $(find / -xdev -perm /6000 -type f 2>/dev/null | wc -l)"
            echo "lent $(cat /run/se-alternate/tip)"
            echo "environment $(env | sed 's/=.*//' | sort | tr '\\n' ' ')"
            echo "engine $(ls /var/run/docker.sock 2>/dev/null || echo none)"
            """;

    /** In the name of whatever it writes, or tries to. */
    private final String mark = "se-seal-" + UUID.randomUUID();

    private Workshop workshop;
    private Map<String, String> facts = Map.of();
    private InspectContainerResponse inspected;

    @BeforeAll
    void ask(@TempDir Path folder) throws IOException, InterruptedException {
        workshop = new Workshop(folder);
        Path socket = Files.createDirectories(folder.resolve("socket"));
        Sandboxes sandboxes = workshop.running(Traces.planting(mark) + "\n" + ASK);
        Path alternate = Files.createDirectories(folder.resolve("alternate"));
        Files.writeString(alternate.resolve("tip"), "1234");
        sandboxes.start(
                ATTEMPT,
                new Sandboxes.Spec(socket.toString(), Optional.of(alternate.toString()), "", new Readiness.Plain()));
        assertThat(sandboxes.await(ATTEMPT, Workshop.LONG)).isEqualTo(Sandboxes.State.ENDED);
        facts = workshop.printed(ATTEMPT)
                .lines()
                .map(line -> line.split(" ", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1].strip(), (one, other) -> other));
        inspected = workshop.inspect(ATTEMPT);
        sandboxes.remove(ATTEMPT);
        Traces.assertNone(mark, folder, socket, alternate);
    }

    @AfterAll
    void stop() {
        workshop.close();
    }

    @ParameterizedTest
    @CsvSource({
        "user, 1000:1000 groups 1000",
        "rights, 0000000000000000 0000000000000000 0000000000000000 0000000000000000",
        "privileges, 1",
        "seccomp, 2",
        "devices, lo",
        "routes, 0",
        "names, none",
        "first, /bin/sh /script",
        "setuid, 0",
        "engine, none",
        "core, 0",
        "lent, 1234",
        "files, 8192",
        "shared, 67108864",
        "holes, no",
        "memory, 201326592",
        "processes, 64"
    })
    void the_container_has_no_more_than_it_must(String fact, String found) {
        assertThat(facts).containsEntry(fact, found);
    }

    @ParameterizedTest
    @CsvSource({"/", "/etc", "/opt/se", "/usr/bin", "/run/se", "/run/se-alternate", "/var/tmp"})
    void nothing_of_the_image_and_of_what_is_mounted_can_be_written(String place) {
        assertThat(facts).containsEntry("writes" + place, "no");
    }

    @ParameterizedTest
    @CsvSource({"/workspace", "/tmp", "/home/se"})
    void what_can_be_written_is_in_memory_and_limited(String place) {
        assertThat(facts)
                .containsEntry("writes" + place, "yes")
                .containsEntry("runs" + place, "yes")
                .containsEntry("fills" + place, "no");
    }

    @Test
    void the_environment_is_the_images_own() {
        assertThat(facts.getOrDefault("environment", "missing").split(" "))
                .isSubsetOf("HOME", "HOSTNAME", "LANG", "PATH", "PWD", "SHLVL", "_", "OLDPWD");
    }

    @Test
    void the_engine_says_the_same() {
        HostConfig host = inspected.getHostConfig();
        assertThat(host.getNetworkMode()).isEqualTo("none");
        assertThat(host.getPrivileged()).isFalse();
        assertThat(host.getReadonlyRootfs()).isTrue();
        assertThat(host.getMemorySwap()).isEqualTo(host.getMemory());
        assertThat(host.getCpuQuota()).isEqualTo(host.getCpuPeriod());
        assertThat(host.getLogConfig().getConfig()).containsEntry("max-size", "1m");
        assertThat(inspected.getMounts())
                .hasSize(2)
                .allSatisfy(mount -> assertThat(mount.getRW()).isFalse());
        assertThat(inspected.getConfig().getLabels())
                .containsEntry("se.run", "fix-20260102-abcd")
                .containsEntry("se.step", "implement")
                .containsEntry("se.attempt", "1")
                .containsKey("se.server");
    }
}
