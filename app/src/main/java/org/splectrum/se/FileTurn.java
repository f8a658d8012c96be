package org.splectrum.se;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/** One at a time of those that name the same file, also of other processes; it ends with the process. */
final class FileTurn implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofMillis(100);

    private final FileChannel channel;

    private FileTurn(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Waits for it.
     *
     * @param file is made where it is missing, with the folders above it, and stays
     * @throws IllegalStateException where somebody else has it for all of this time
     */
    static FileTurn at(Path file, Duration longest) throws InterruptedException {
        long begun = System.nanoTime();
        while (true) {
            Optional<FileTurn> turn = ifFree(file);
            if (turn.isPresent()) {
                return turn.get();
            }
            if (System.nanoTime() - begun > longest.toNanos()) {
                throw new IllegalStateException("another process has been using " + file + " for " + longest.toSeconds()
                        + " s: see what it is (fuser " + file + "), and end it");
            }
            Thread.sleep(BETWEEN);
        }
    }

    private static Optional<FileTurn> ifFree(Path file) {
        try {
            Files.createDirectories(file.getParent());
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isLocked(channel)) {
                return Optional.of(new FileTurn(channel));
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("locking " + file, e);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // somebody in this process has it
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
