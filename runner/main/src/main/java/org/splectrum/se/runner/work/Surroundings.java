package org.splectrum.se.runner.work;

import java.nio.file.Path;
import java.util.Map;
import org.splectrum.se.runner.protocol.Routes;

/**
 * Where things are in the container. System properties of the runner's own process can change them, the environment
 * cannot.
 *
 * @param claude the agent's program, a name on the path or a path
 */
public record Surroundings(Path socket, Path workspace, Path home, Path temporary, String claude) {
    private static final String PATH = "/usr/local/bin:/usr/bin:/bin";

    /** Reads {@code se.socket}, {@code se.workspace}, {@code se.home}, {@code se.temporary} and {@code se.claude}. */
    public static Surroundings fromProperties() {
        return new Surroundings(
                Path.of(System.getProperty("se.socket", Routes.SOCKET)),
                Path.of(System.getProperty("se.workspace", Routes.WORKSPACE)),
                Path.of(System.getProperty("se.home", "/home/se")),
                Path.of(System.getProperty("se.temporary", "/tmp")),
                System.getProperty("se.claude", "claude"));
    }

    /** The whole environment of the agent and of acceptance commands, but for what the agent needs besides. */
    Map<String, String> shell() {
        return Map.of(
                "HOME", home.toString(),
                "USER", "se",
                "PATH", PATH,
                "SHELL", "/bin/bash",
                "TMPDIR", temporary.toString(),
                "LANG", "C.UTF-8",
                "CI", "true");
    }
}
