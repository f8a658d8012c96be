package org.splectrum.se.docker;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Where containers run and of what they are made.
 *
 * @param host as {@code DOCKER_HOST} has it; empty: as the environment says
 * @param runtime that runs them, as {@code runsc}; empty: the engine's own choice
 * @param server name of this server among those that share the engine; the same after a restart
 * @param patience how long the engine may take to answer one call
 */
public record DockerSettings(
        String host, Images images, String runtime, String server, ContainerLimits limits, Duration patience) {
    /** Creating a container on a busy disk takes seconds. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    public DockerSettings {
        Objects.requireNonNull(host, "host is null");
        Objects.requireNonNull(images, "images is null");
        Objects.requireNonNull(runtime, "runtime is null");
        Objects.requireNonNull(server, "server is null");
        Objects.requireNonNull(limits, "limits is null");
        Objects.requireNonNull(patience, "patience is null");
    }

    /** With one image for all containers, and the engine's own runtime. */
    public DockerSettings(String host, String image, String server, ContainerLimits limits, Duration patience) {
        this(host, new Images(image, List.of()), "", server, limits, patience);
    }

    /**
     * What containers are made of.
     *
     * @param usual the runner's image
     * @param others those that may take its place
     */
    public record Images(String usual, List<String> others) {
        public Images {
            Objects.requireNonNull(usual, "usual is null");
            others = List.copyOf(others);
        }
    }
}
