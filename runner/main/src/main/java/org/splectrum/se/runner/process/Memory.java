package org.splectrum.se.runner.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * The runner's memory holds the attempt's token, and the agent and the repository's commands run as the same user: once
 * hidden, they cannot look into it. In the image it is hidden from the first instruction on.
 */
public final class Memory {
    /** Only its owner may read it: the process's user, or root where the process is hidden; see proc_pid(5). */
    private static final Path OWN = Path.of("/proc/self/environ");

    private final CountDownLatch hidden = new CountDownLatch(1);

    private Memory() {}

    /** Begins to hide it where it is not yet, beside other work: it takes a while. */
    public static Memory hide() {
        Memory memory = new Memory();
        if (Files.exists(OWN) && !Files.isReadable(OWN)) {
            memory.hidden.countDown();
        } else {
            Thread.ofPlatform().daemon().name("memory").start(memory::hideNow);
        }
        return memory;
    }

    private void hideNow() {
        try {
            if (Kernel.hideMemory() != 0) {
                System.out.println("the runner's memory could not be hidden");
            }
        } finally {
            hidden.countDown();
        }
    }

    /** Waits until it is hidden. */
    public void awaitHidden() {
        try {
            hidden.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
