package org.splectrum.se.docker;

import com.github.dockerjava.api.model.BindOptions;
import com.github.dockerjava.api.model.BindPropagation;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.RestartPolicy;
import com.github.dockerjava.api.model.Ulimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.splectrum.se.runner.protocol.Routes;
import org.splectrum.se.steps.Sandboxes;

/** What keeps a container from everything but its socket and its own memory. */
final class Seal {
    /** User and group of the image, which exist nowhere with more rights. */
    static final String USER = "1000:1000";

    private static final String SOCKET_FOLDER = Routes.SOCKET.substring(0, Routes.SOCKET.lastIndexOf('/'));

    /** A quota over a period, for a plain number of processors is refused where the machine has fewer. */
    private static final long CPU_PERIOD = 100_000;

    /**
     * Open files of one process. Enough for builds, and less than any usual engine has itself: one without rights may not raise
     * its own limit.
     */
    private static final long FILES = 8192;

    /** Bytes in {@code /dev/shm}, whatever the engine's usual size is. */
    private static final long SHARED_MEMORY = 64L << 20;

    private Seal() {}

    /**
     * Processes are counted by their group, not by {@code ulimit -u}: Linux counts that for the user over all containers, so one
     * could starve the others (RLIMIT_NPROC in setrlimit(2)).
     *
     * @param runtime empty: the engine's own choice
     */
    static HostConfig of(ContainerLimits limits, String runtime, Sandboxes.Spec spec) {
        HostConfig sealed = of(limits, spec);
        return runtime.isEmpty() ? sealed : sealed.withRuntime(runtime);
    }

    private static HostConfig of(ContainerLimits limits, Sandboxes.Spec spec) {
        return HostConfig.newHostConfig()
                .withNetworkMode("none")
                .withIpcMode("private")
                .withReadonlyRootfs(true)
                .withPrivileged(false)
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges"))
                .withInit(false)
                .withRestartPolicy(RestartPolicy.noRestart())
                .withMemory(limits.memory())
                .withMemorySwap(limits.memory())
                .withCpuPeriod(CPU_PERIOD)
                .withCpuQuota(CPU_PERIOD * limits.cpus())
                .withPidsLimit((long) limits.processes())
                .withUlimits(List.of(
                        new Ulimit("core", 0L, 0L),
                        new Ulimit("nofile", FILES, FILES),
                        new Ulimit("fsize", limits.largestFolder(), limits.largestFolder())))
                .withShmSize(SHARED_MEMORY)
                .withLogConfig(
                        new LogConfig(LogConfig.LoggingType.JSON_FILE, Map.of("max-size", "1m", "max-file", "2")))
                .withTmpFs(Map.of(
                        Routes.WORKSPACE,
                        inMemory(limits.workspace()),
                        "/tmp",
                        inMemory(limits.temporary()),
                        "/home/se",
                        inMemory(limits.home())))
                .withMounts(mounts(spec));
    }

    private static String inMemory(long size) {
        return "rw,exec,nosuid,nodev,mode=0700,uid=1000,gid=1000,size=" + size;
    }

    private static List<Mount> mounts(Sandboxes.Spec spec) {
        List<Mount> mounts = new ArrayList<>();
        mounts.add(readOnly(spec.socketFolder(), SOCKET_FOLDER));
        spec.alternate().ifPresent(folder -> mounts.add(readOnly(folder, Routes.ALTERNATE)));
        return mounts;
    }

    /** As a mount, not a bind: where the folder is missing, that is an error and not a new folder of root's. */
    private static Mount readOnly(String folder, String target) {
        return new Mount()
                .withType(MountType.BIND)
                .withSource(folder)
                .withTarget(target)
                .withReadOnly(true)
                .withBindOptions(new BindOptions().withPropagation(BindPropagation.R_PRIVATE));
    }
}
