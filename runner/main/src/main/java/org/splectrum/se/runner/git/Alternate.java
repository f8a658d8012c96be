package org.splectrum.se.runner.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.splectrum.se.runner.process.AttemptFailed;
import org.splectrum.se.runner.protocol.Failure;
import org.splectrum.se.runner.protocol.Routes;

/**
 * Objects that the server mounted, so that they need not be fetched; nobody here can write there. See {@code alternates} in
 * gitrepository-layout(5).
 *
 * @param tip a commit that is there with all its history
 */
record Alternate(Path objects, String tip) {

    /** Looks at {@code se.alternate}; empty where nothing is mounted. */
    static Optional<Alternate> mounted() {
        Path folder = Path.of(System.getProperty("se.alternate", Routes.ALTERNATE));
        Path tip = folder.resolve("tip");
        if (!Files.isRegularFile(tip)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Alternate(
                    folder.resolve("objects"), Files.readString(tip).strip()));
        } catch (IOException e) {
            throw new AttemptFailed(Failure.GIT_FAILED, "reading " + tip + ": " + e);
        }
    }

    /** Lets a repository have these objects, and say when it fetches that it has them. */
    void lendTo(Path repository) throws IOException {
        Files.writeString(repository.resolve("objects/info/alternates"), objects + "\n");
        Files.createDirectories(repository.resolve("refs/se"));
        Files.writeString(repository.resolve("refs/se/alternate"), tip + "\n");
    }
}
