package org.splectrum.se.runner.process;

/**
 * The runner's memory holds the attempt's token, and the agent and the repository's commands run as the same user: once
 * hidden, they cannot look into it.
 */
public final class Memory {
    private final Thread hiding;

    private Memory(Thread hiding) {
        this.hiding = hiding;
    }

    /** Begins to hide it, beside other work: it takes a while. */
    public static Memory hide() {
        return new Memory(Thread.ofPlatform().daemon().name("memory").start(() -> {
            if (Kernel.hideMemory() != 0) {
                System.out.println("the runner's memory could not be hidden");
            }
        }));
    }

    /** Waits until it is hidden. */
    public void awaitHidden() {
        try {
            hiding.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
