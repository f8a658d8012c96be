package org.splectrum.se.gateway;

import java.nio.file.Path;
import java.util.List;
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
        Path sockets,
        Path state,
        Function<RepositoryName, Path> mirrors,
        long pushBytes,
        ModelSettings model,
        Guard guard) {
    /** What GitHub takes in one push is more, but no agent should write that much. */
    public static final long PUSH_BYTES = 256L << 20;

    /**
     * What the server keeps from runners, and what it does not.
     *
     * @param secrets of the server, which no push may bring
     * @param egress hosts that runners may reach where their repository names them too
     */
    public record Guard(List<String> secrets, List<String> egress) {
        public Guard {
            secrets = List.copyOf(secrets);
            egress = List.copyOf(egress);
        }

        /** Without the secrets. */
        @Override
        public String toString() {
            return "Guard[egress=" + egress + "]";
        }
    }

    public GatewaySettings {
        Objects.requireNonNull(sockets, "sockets is null");
        Objects.requireNonNull(state, "state is null");
        Objects.requireNonNull(mirrors, "mirrors is null");
        Objects.requireNonNull(model, "model is null");
        Objects.requireNonNull(guard, "guard is null");
        if (pushBytes < 1) {
            throw new IllegalArgumentException("pushBytes is below 1: " + pushBytes);
        }
    }
}
