package org.splectrum.se.runner.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Who lives in the container. As process 1 the runner owns everyone, may end everyone, and has to bury the orphans;
 * elsewhere, in tests, only its descendants are its own. Thread-safe.
 */
public final class Population {
    private static final Duration ENOUGH = Duration.ofSeconds(2);
    private static final ProcessHandle SELF = ProcessHandle.current();

    private Population() {}

    /** Whether this is process 1 of a container. */
    static boolean isOurs() {
        return SELF.pid() == 1;
    }

    /** Kills the process and everything that descends from it; itself first, so that it sees and says nothing of it. */
    public static void kill(Process process) {
        List<ProcessHandle> family = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        family.forEach(ProcessHandle::destroyForcibly);
        try {
            process.waitFor(ENOUGH.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Kills everyone but the runner; waits until they are gone, for two seconds at most. */
    public static void killEveryoneElse() {
        long end = System.nanoTime() + ENOUGH.toNanos();
        List<ProcessHandle> others = others();
        while (!others.isEmpty() && System.nanoTime() < end) {
            if (isOurs()) {
                Kernel.killEveryoneElse();
                others.forEach(other -> Kernel.reap(other.pid()));
            } else {
                others.forEach(ProcessHandle::destroyForcibly);
            }
            others = others();
        }
    }

    private static List<ProcessHandle> others() {
        return (isOurs() ? ProcessHandle.allProcesses() : SELF.descendants())
                .filter(process -> process.pid() != SELF.pid())
                .toList();
    }
}
