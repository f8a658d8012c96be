package org.splectrum.se.runner.work;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.splectrum.se.runner.protocol.Routes;

/**
 * Where things are in the container. System properties of the runner's own process can change them, the environment
 * cannot.
 *
 * @param claude the agent's program, a name on the path or a path
 * @param image the environment that the image declares, as its tools need it; there are no secrets in it
 */
public record Surroundings(
        Path socket, Path workspace, Path home, Path temporary, String claude, Map<String, String> image) {
    public Surroundings {
        image = Map.copyOf(image);
    }

    /** Reads {@code se.socket}, {@code se.workspace}, {@code se.home}, {@code se.temporary} and {@code se.claude}. */
    public static Surroundings fromProperties() {
        return new Surroundings(
                Path.of(System.getProperty("se.socket", Routes.SOCKET)),
                Path.of(System.getProperty("se.workspace", Routes.WORKSPACE)),
                Path.of(System.getProperty("se.home", "/home/se")),
                Path.of(System.getProperty("se.temporary", "/tmp")),
                System.getProperty("se.claude", "claude"),
                System.getenv());
    }

    /**
     * The same, where foreign programs find a proxy to the outside, by the names that curl, Python, Go, Node and npm read.
     *
     * @param url of the proxy
     */
    public Surroundings behindProxy(String url) {
        Map<String, String> variables = new HashMap<>(image);
        for (String name : List.of("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy")) {
            variables.put(name, url);
        }
        variables.put("NO_PROXY", "127.0.0.1,localhost");
        variables.put("no_proxy", "127.0.0.1,localhost");
        return new Surroundings(socket, workspace, home, temporary, claude, variables);
    }

    /** Where the proxy's socket is, beside the gateway's. */
    public Path egressSocket() {
        return socket.resolveSibling(Path.of(Routes.EGRESS).getFileName());
    }

    /** The whole environment of the agent and of acceptance commands, but for what the agent needs besides. */
    Map<String, String> shell() {
        Map<String, String> shell = new HashMap<>(image);
        shell.putIfAbsent("PATH", "/usr/local/bin:/usr/bin:/bin");
        shell.putIfAbsent("LANG", "C.UTF-8");
        shell.put("HOME", home.toString());
        shell.put("USER", "se");
        shell.put("SHELL", "/bin/bash");
        shell.put("TMPDIR", temporary.toString());
        shell.put("CI", "true");
        return shell;
    }
}
