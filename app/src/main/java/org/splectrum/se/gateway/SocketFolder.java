package org.splectrum.se.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of one attempt's socket, which the container sees.
 *
 * <p>Who may connect: the container's user is not the server's, so folder and socket are open to everyone who gets there.
 * The folder above is the server's alone, so nobody else on this machine gets there; the engine, which is root, mounts the
 * folder past it. The folder stays the same through a restart of the server, so the container sees the new socket in it.
 */
record SocketFolder(Path path) {
    /** {@code sun_path} has 108 bytes, the last of which is NUL. */
    private static final int LONGEST = 107;

    /** As {@link TokenKey} makes them. */
    private static final Predicate<String> NAME =
            Pattern.compile("[0-9a-f]{16}").asMatchPredicate();

    /** @throws IllegalArgumentException where the socket's path would be too long */
    static SocketFolder in(Path sockets, String name) {
        SocketFolder folder =
                new SocketFolder(sockets.toAbsolutePath().normalize().resolve(name));
        int length = folder.socket().toString().getBytes(StandardCharsets.UTF_8).length;
        if (length > LONGEST) {
            throw new IllegalArgumentException(
                    "the socket's path " + folder.socket() + " has " + length + " bytes, a Unix socket's may have "
                            + LONGEST + ": set SE_DATA_DIR to a folder with a shorter path");
        }
        return folder;
    }

    Path socket() {
        return path.resolve("gateway.sock");
    }

    /** Of the proxy; there only where some hosts may be reached. */
    Path proxySocket() {
        return path.resolve("egress.sock");
    }

    /** Makes the folder where it is missing, and takes away the sockets of a server that is no more. */
    void prepare() {
        try {
            Files.createDirectories(path.getParent());
            Files.setPosixFilePermissions(path.getParent(), PosixFilePermissions.fromString("rwx------"));
            Files.createDirectories(path);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx--x--x"));
            Files.deleteIfExists(socket());
            Files.deleteIfExists(proxySocket());
        } catch (IOException e) {
            throw new UncheckedIOException("setting up " + path, e);
        }
    }

    /** Lets the container's user connect to the socket that listens now. */
    static void admit(Path socket) {
        try {
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw-rw-"));
        } catch (IOException e) {
            throw new UncheckedIOException("opening " + socket, e);
        }
    }

    void removeSockets() {
        try {
            Files.deleteIfExists(socket());
            Files.deleteIfExists(proxySocket());
        } catch (IOException e) {
            throw new UncheckedIOException("removing " + socket(), e);
        }
    }

    /** With what was laid there for the container. */
    void remove() {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (NoSuchFileException | DirectoryNotEmptyException elsewhere) {
            // It is gone; or somebody still lays something there, and it goes the next time.
        } catch (IOException e) {
            throw new UncheckedIOException("removing " + path, e);
        }
    }

    /** Removes the folders of attempts that have none of these names. What is called otherwise is somebody else's. */
    static void keepOnly(Path sockets, Set<String> names) {
        try {
            Files.createDirectories(sockets);
            try (Stream<Path> folders = Files.list(sockets)) {
                folders.filter(folder -> NAME.test(folder.getFileName().toString()))
                        .filter(folder -> !names.contains(folder.getFileName().toString()))
                        .forEach(folder -> new SocketFolder(folder).remove());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("clearing " + sockets, e);
        }
    }
}
