package org.splectrum.se.run;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Lets through one at a time of those with the same name. Thread-safe. From within, no other name of the same lock may be taken. */
public final class KeyedLock {
    private static final int ARMS = 256;

    private final ReentrantLock[] arms = new ReentrantLock[ARMS];

    public KeyedLock() {
        for (int arm = 0; arm < ARMS; arm++) {
            arms[arm] = new ReentrantLock();
        }
    }

    public <T> T pass(String name, Supplier<T> action) {
        ReentrantLock arm = arms[Math.floorMod(name.hashCode(), ARMS)];
        arm.lock();
        try {
            return action.get();
        } finally {
            arm.unlock();
        }
    }
}
