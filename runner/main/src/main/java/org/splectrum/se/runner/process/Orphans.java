package org.splectrum.se.runner.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Buries processes whose parent ended before them. Process 1 inherits them; nobody else would, and a long test suite
 * could fill the container's table of processes with the dead.
 */
public final class Orphans {
    /** Java waits for its own children at once, so one that is still dead after this is not Java's. */
    private static final Duration BETWEEN = Duration.ofSeconds(2);

    private Orphans() {}

    /** From now on, in the background, where the runner is process 1; elsewhere does nothing. */
    public static void buryFromNowOn() {
        if (Population.isOurs()) {
            Thread.ofPlatform().daemon().name("orphans").start(Orphans::bury);
        }
    }

    private static void bury() {
        Set<Long> before = Set.of();
        while (pause()) {
            Set<Long> dead = ProcessHandle.current()
                    .children()
                    .map(ProcessHandle::pid)
                    .filter(Orphans::isDead)
                    .collect(Collectors.toSet());
            dead.stream().filter(before::contains).forEach(Kernel::reap);
            before = dead;
        }
    }

    /** Also before the first look: there is nobody yet, and the agent that comes up needs the processor. */
    private static boolean pause() {
        try {
            Thread.sleep(BETWEEN);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    /** By the state after the name, which is in parentheses and may hold anything: proc_pid_stat(5). */
    private static boolean isDead(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
            return stat.startsWith(") Z", stat.lastIndexOf(')'));
        } catch (IOException e) {
            return false;
        }
    }
}
