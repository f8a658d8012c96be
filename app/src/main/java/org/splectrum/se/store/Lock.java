package org.splectrum.se.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second server off the same database: both would perform the same effects. Dies with the process. */
final class Lock implements AutoCloseable {
    private final FileChannel channel;

    private Lock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws UnusableDatabase where another server holds it */
    static Lock on(Path database) {
        Path file = database.resolveSibling(database.getFileName() + ".lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!taken(channel)) {
                channel.close();
                throw new UnusableDatabase("opening the database: another SE server uses " + database
                        + "; stop it, or give this one a folder of its own with SE_DATA_DIR");
            }
            return new Lock(channel);
        } catch (IOException e) {
            throw new UnusableDatabase(
                    "opening the database: creating " + file + ": " + e + "; make the folder writable for SE", e);
        }
    }

    private static boolean taken(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
