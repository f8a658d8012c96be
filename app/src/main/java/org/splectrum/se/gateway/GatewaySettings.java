package org.splectrum.se.gateway;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Function;
import org.splectrum.se.model.RepositoryName;

/**
 * Where the gateway keeps things and how much it lets through.
 *
 * @param sockets folder for the sockets; short, for a Unix socket's path has at most 107 bytes
 * @param state folder for the key of the tokens and for what was claimed; never mounted into a container
 * @param mirrors the bare repository of a name
 * @param pushBytes of one push's pack, at most; an attempt's pushes together may have four times as much
 */
public record GatewaySettings(
        Path sockets, Path state, Function<RepositoryName, Path> mirrors, long pushBytes, ModelSettings model) {
    /** What GitHub takes in one push is more, but no agent should write that much. */
    public static final long PUSH_BYTES = 256L << 20;

    public GatewaySettings {
        Objects.requireNonNull(sockets, "sockets is null");
        Objects.requireNonNull(state, "state is null");
        Objects.requireNonNull(mirrors, "mirrors is null");
        Objects.requireNonNull(model, "model is null");
        if (pushBytes < 1) {
            throw new IllegalArgumentException("pushBytes is below 1: " + pushBytes);
        }
    }
}
