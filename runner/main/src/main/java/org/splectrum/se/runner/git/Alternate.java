package org.splectrum.se.runner.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.splectrum.se.runner.process.AttemptFailed;
import org.splectrum.se.runner.protocol.Failure;
import org.splectrum.se.runner.protocol.Routes;

/**
 * Objects that the server mounted, so that they need not be fetched; nobody here can write there. See {@code alternates} in
 * gitrepository-layout(5).
 *
 * @param folders of objects
 * @param tip a commit that is there with all its history
 * @param input another one, where the server laid what it has beyond that; else the tip again
 */
record Alternate(List<Path> folders, String tip, String input) {
    private static final String TIP = "tip";
    private static final String UPON = "upon";
    private static final String OBJECTS = "objects";

    Alternate {
        folders = List.copyOf(folders);
    }

    /** Looks at {@code se.alternate} and {@code se.input}; empty where nothing is mounted. */
    static Optional<Alternate> mounted() {
        Path folder = Path.of(System.getProperty("se.alternate", Routes.ALTERNATE));
        return Files.isRegularFile(folder.resolve(TIP)) ? Optional.of(in(folder)) : Optional.empty();
    }

    private static Alternate in(Path folder) {
        String tip = read(folder.resolve(TIP));
        Path input = Path.of(System.getProperty("se.input", Routes.INPUT));
        return Files.isRegularFile(input.resolve(TIP))
                        && read(input.resolve(UPON)).equals(tip)
                ? new Alternate(List.of(folder.resolve(OBJECTS), input.resolve(OBJECTS)), tip, read(input.resolve(TIP)))
                : new Alternate(List.of(folder.resolve(OBJECTS)), tip, tip);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new AttemptFailed(Failure.GIT_FAILED, "reading " + file + ": " + e);
        }
    }

    /** Whether this commit is there with all its history, for sure. */
    boolean has(String commit) {
        return commit.equals(tip) || commit.equals(input);
    }

    /** The folders as git's environment names them. */
    String path() {
        return folders.stream().map(Path::toString).collect(Collectors.joining(":"));
    }

    /** Lets a repository have these objects, and say when it fetches that it has them. */
    void lendTo(Path repository) throws IOException {
        String lines = folders.stream().map(folder -> folder + "\n").collect(Collectors.joining());
        Files.writeString(repository.resolve("objects/info/alternates"), lines);
        Files.createDirectories(repository.resolve("refs/se"));
        Files.writeString(repository.resolve("refs/se/alternate"), tip + "\n");
    }
}
