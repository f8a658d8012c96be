package org.splectrum.se.runner.process;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Who lives in the container. As process 1 the runner owns everyone and may end everyone; elsewhere, in tests, only its
 * descendants are its own.
 */
public final class Population {
    private static final Duration ENOUGH = Duration.ofSeconds(2);

    private Population() {}

    /** Kills the process and everything that descends from it. */
    public static void kill(Process process) {
        List<ProcessHandle> family = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        family.forEach(ProcessHandle::destroyForcibly);
        try {
            process.waitFor(ENOUGH.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Kills everyone but the runner, again and again while new ones appear, for two seconds at most. */
    public static void killEveryoneElse() {
        long end = System.nanoTime() + ENOUGH.toNanos();
        while (others().peek(ProcessHandle::destroyForcibly).count() > 0 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    private static Stream<ProcessHandle> others() {
        ProcessHandle self = ProcessHandle.current();
        Stream<ProcessHandle> all = self.pid() == 1 ? ProcessHandle.allProcesses() : self.descendants();
        return all.filter(process -> process.pid() != self.pid());
    }

    static void closeInput(Process process) {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // It ended before it could be told that nothing comes.
            return;
        }
    }
}
