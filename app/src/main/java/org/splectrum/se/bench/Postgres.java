package org.splectrum.se.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL server of this machine's packages, with its usual durability, in a folder of its own. For one thread. */
final class Postgres implements AutoCloseable {
    static final String USER = "bench";

    private static final Path PACKAGES = Path.of("/usr/lib/postgresql");

    private final Path folder;
    private final Process process;
    private final int port;

    private Postgres(Path folder, Process process, int port) {
        this.folder = folder;
        this.process = process;
        this.port = port;
    }

    /** Makes a database in a temporary folder, which nobody but PostgreSQL's own user need be let into, and starts it. */
    static Postgres start() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("se-postgres-");
        Path programs = programs();
        int port = freePort();
        Path data = folder.resolve("data");
        Path log = folder.resolve("postgres.log");
        run(asUser(folder, programs.resolve("initdb"), "-D", data.toString(), "-A", "trust", "-U", USER), log);
        Process process = new ProcessBuilder(asUser(
                        folder,
                        programs.resolve("postgres"),
                        "-D",
                        data.toString(),
                        "-h",
                        "127.0.0.1",
                        "-p",
                        String.valueOf(port),
                        "-k",
                        folder.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        Postgres postgres = new Postgres(folder, process, port);
        postgres.awaitReady(programs, log);
        return postgres;
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/bench";
    }

    /** The newest that is installed. */
    private static Path programs() throws IOException {
        if (Files.isDirectory(PACKAGES)) {
            try (Stream<Path> versions = Files.list(PACKAGES)) {
                return versions.map(version -> version.resolve("bin"))
                        .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                        .max(Path::compareTo)
                        .orElseThrow(Postgres::missing);
            }
        }
        throw missing();
    }

    private static IOException missing() {
        return new IOException("PostgreSQL is not installed in " + PACKAGES + ": apt-get install postgresql");
    }

    /** PostgreSQL refuses to run as root: there its own user, which the package made, takes the folder over. */
    private static List<String> asUser(Path folder, Path program, String... arguments)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            run(List.of("chown", "postgres", folder.toString()), Path.of("/dev/null"));
            words.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"));
        }
        words.add(program.toString());
        words.addAll(List.of(arguments));
        return words;
    }

    private static void run(List<String> words, Path log) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(words.getFirst() + " ended with " + process.exitValue() + "; see " + log);
        }
    }

    private void awaitReady(Path programs, Path log) throws IOException, InterruptedException {
        List<String> asks = List.of(
                programs.resolve("pg_isready").toString(),
                "-q",
                "-h",
                "127.0.0.1",
                "-p",
                String.valueOf(port),
                "-t",
                "1");
        for (int tries = 0; tries < 300 && process.isAlive(); tries++) {
            if (new ProcessBuilder(asks).start().waitFor() == 0) {
                return;
            }
            Thread.sleep(100);
        }
        close();
        throw new IOException("PostgreSQL did not start: " + Files.readString(log));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        Processes.stop(process);
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("deleting " + folder, e);
        }
    }
}
