package org.splectrum.se.docker;

/**
 * What one container may take. All are at least 1.
 *
 * @param memory bytes, without swap; what is written to the folders below counts too, for they are in memory
 * @param cpus how many processors it may keep busy
 * @param processes threads count as well
 * @param workspace bytes for the repository and what is built in it
 * @param temporary bytes in {@code /tmp}
 * @param home bytes in the home folder
 */
public record ContainerLimits(long memory, int cpus, int processes, long workspace, long temporary, long home) {
    /** Enough for an agent and a usual build. */
    public static final ContainerLimits STANDARD =
            new ContainerLimits(4L << 30, 2, 512, 2L << 30, 512L << 20, 256L << 20);

    public ContainerLimits {
        if (memory < 1 || cpus < 1 || processes < 1 || workspace < 1 || temporary < 1 || home < 1) {
            throw new IllegalArgumentException("a limit of a container is below 1");
        }
    }

    /** Bytes; no file can be larger than what the largest folder holds, also none that is mostly holes. */
    long largestFolder() {
        return Math.max(workspace, Math.max(temporary, home));
    }
}
