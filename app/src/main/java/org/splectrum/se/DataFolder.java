package org.splectrum.se;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of everything that must survive, and why it cannot be had. */
final class DataFolder {
    static final String MEND = "give the folder to the user that SE runs as, or set SE_DATA_DIR to another";

    private DataFolder() {}

    /**
     * The folder by its real name, made where it is missing.
     *
     * @throws IllegalStateException where it cannot be; the message has the mend
     */
    static Path made(Path folder) {
        try {
            return Files.createDirectories(folder).toRealPath();
        } catch (IOException e) {
            throw new IllegalStateException(fault(folder, e) + ": " + MEND, e);
        }
    }

    /** What is wrong with the folder, for people. */
    static String fault(Path folder, IOException thrown) {
        return "the data folder " + folder + " cannot be used, for " + why(folder, thrown);
    }

    private static String why(Path folder, IOException thrown) {
        Optional<Path> file = Stream.iterate(folder, above -> above != null, Path::getParent)
                .filter(Files::exists)
                .findFirst()
                .filter(there -> !Files.isDirectory(there));
        if (file.isPresent()) {
            return file.get() + " is a file, not a folder";
        }
        if (thrown instanceof AccessDeniedException) {
            return "the user " + System.getProperty("user.name") + " may not write there";
        }
        return thrown instanceof FileSystemException refused && refused.getReason() != null
                ? "the system says “" + refused.getReason() + "”"
                : "the system lets nobody make it there";
    }
}
