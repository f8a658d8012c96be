package org.splectrum.se.docker;

import java.time.Duration;
import java.util.Objects;

/**
 * Where containers run and of what they are made.
 *
 * @param host as {@code DOCKER_HOST} has it; empty: as the environment says
 * @param image the runner's image
 * @param server name of this server among those that share the engine; the same after a restart
 * @param patience how long the engine may take to answer one call
 */
public record DockerSettings(String host, String image, String server, ContainerLimits limits, Duration patience) {
    /** Creating a container on a busy disk takes seconds. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    public DockerSettings {
        Objects.requireNonNull(host, "host is null");
        Objects.requireNonNull(image, "image is null");
        Objects.requireNonNull(server, "server is null");
        Objects.requireNonNull(limits, "limits is null");
        Objects.requireNonNull(patience, "patience is null");
    }
}
