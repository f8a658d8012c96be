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
import com.github.dockerjava.api.model.VolumeOptions;
import java.util.ArrayList;
import java.util.HashMap;
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

    /** Bytes; Docker takes no less than 6 MiB, and starting takes more. */
    private static final long HOLDER_MEMORY = 64L << 20;

    private static final long HOLDER_PROCESSES = 16;

    private Seal() {}

    /**
     * Of an attempt whose workspace is in memory.
     *
     * @param runtime empty: the engine's own choice
     */
    static HostConfig of(ContainerLimits limits, String runtime, Sandboxes.Spec spec) {
        Map<String, String> folders = folders(limits);
        folders.put(Routes.WORKSPACE, inMemory(limits.workspace()));
        return sealed(limits, runtime).withTmpFs(folders).withMounts(mounts(spec));
    }

    /** The same where the workspace is in a volume, which bounds what can be written itself. */
    static HostConfig over(String workspace, ContainerLimits limits, String runtime, Sandboxes.Spec spec) {
        List<Mount> mounts = mounts(spec);
        mounts.add(volume(workspace, Routes.WORKSPACE).withVolumeOptions(new VolumeOptions().withNoCopy(true)));
        return sealed(limits, runtime).withTmpFs(folders(limits)).withMounts(mounts);
    }

    /**
     * Of what makes a ground in a volume; it can reach nothing at all. The volume begins as the image has the folder, so that it is the
     * user's.
     */
    static HostConfig ground(String volume, ContainerLimits limits, String runtime, String alternate) {
        List<Mount> mounts = List.of(readOnly(alternate, Routes.ALTERNATE), volume(volume, Routes.WORKSPACE));
        return sealed(limits, runtime).withTmpFs(folders(limits)).withMounts(mounts);
    }

    /** Of what does nothing but hold a volume mounted. */
    static HostConfig holder(String volume, String target, ContainerLimits limits, String runtime) {
        VolumeOptions asItIs = new VolumeOptions().withNoCopy(true);
        return sealed(limits, runtime)
                .withMemory(HOLDER_MEMORY)
                .withMemorySwap(HOLDER_MEMORY)
                .withPidsLimit(HOLDER_PROCESSES)
                .withMounts(List.of(volume(volume, target).withVolumeOptions(asItIs)));
    }

    /**
     * Processes are counted by their group, not by {@code ulimit -u}: Linux counts that for the user over all containers, so one
     * could starve the others (RLIMIT_NPROC in setrlimit(2)).
     */
    private static HostConfig sealed(ContainerLimits limits, String runtime) {
        HostConfig sealed = HostConfig.newHostConfig()
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
                        new LogConfig(LogConfig.LoggingType.JSON_FILE, Map.of("max-size", "1m", "max-file", "2")));
        return runtime.isEmpty() ? sealed : sealed.withRuntime(runtime);
    }

    /** What every program may write, besides its workspace. */
    private static Map<String, String> folders(ContainerLimits limits) {
        Map<String, String> folders = new HashMap<>();
        folders.put("/tmp", inMemory(limits.temporary()));
        folders.put("/home/se", inMemory(limits.home()));
        return folders;
    }

    private static Mount volume(String name, String target) {
        return new Mount().withType(MountType.VOLUME).withSource(name).withTarget(target);
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
