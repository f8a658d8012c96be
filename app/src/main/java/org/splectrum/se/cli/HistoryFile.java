package org.splectrum.se.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Where the shell keeps what was typed, which may hold what nobody else is to read. */
final class HistoryFile {
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

    private HistoryFile() {}

    /**
     * Makes it where it is missing, and lets its owner alone read it, whatever the umask.
     *
     * @throws IOException where it cannot be so
     */
    static void secure(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER));
        } catch (FileAlreadyExistsException e) {
            Files.setPosixFilePermissions(file, OWNER);
        }
    }
}
