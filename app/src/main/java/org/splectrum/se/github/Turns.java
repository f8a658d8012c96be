package org.splectrum.se.github;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Lets one thread at a time look and then leap for the same thing, so that two never both create it. Thread-safe. */
final class Turns {
    private final ReentrantLock[] locks =
            IntStream.range(0, 64).mapToObj(each -> new ReentrantLock()).toArray(ReentrantLock[]::new);

    <T> T take(Object thing, Supplier<T> work) {
        ReentrantLock lock = locks[Math.floorMod(thing.hashCode(), locks.length)];
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
