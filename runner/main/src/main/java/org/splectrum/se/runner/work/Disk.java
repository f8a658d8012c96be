package org.splectrum.se.runner.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.splectrum.se.runner.protocol.Failure;
import org.splectrum.se.runner.protocol.Outcome;

/** Tells a failure from a full disk that made it fail. */
final class Disk {
    private static final long ALMOST_NOTHING_BYTES = 64 << 10;

    private Disk() {}

    /** The failure, or the full disk where one could be its cause. */
    static Outcome.Failed blamed(Surroundings surroundings, Outcome.Failed failed) {
        boolean couldBe = failed.failure() == Failure.AGENT_FAILED || failed.failure() == Failure.GIT_FAILED;
        boolean says = failed.detail().contains("ENOSPC") || failed.detail().contains("No space left on device");
        if (couldBe && (says || isFull(surroundings))) {
            return new Outcome.Failed(Failure.DISK_FULL, failed.detail());
        }
        return failed;
    }

    static boolean isFull(Surroundings surroundings) {
        return List.of(surroundings.workspace(), surroundings.temporary(), surroundings.home()).stream()
                .anyMatch(Disk::isFull);
    }

    private static boolean isFull(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace() < ALMOST_NOTHING_BYTES;
        } catch (IOException e) {
            return false;
        }
    }
}
