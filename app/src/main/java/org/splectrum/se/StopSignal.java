package org.splectrum.se;

import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Waits until the process is told to stop, and keeps it alive from then on until this is closed, so that all else can be closed before. */
final class StopSignal implements AutoCloseable {
    private final CountDownLatch told = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Consumer<Thread> hooks;

    StopSignal() {
        this(Runtime.getRuntime()::addShutdownHook);
    }

    /** @param hooks takes a thread that runs when the process is told to stop, which ends with it */
    StopSignal(Consumer<Thread> hooks) {
        this.hooks = hooks;
    }

    /** Called once. */
    void await() throws InterruptedException {
        hooks.accept(new Thread(() -> {
            told.countDown();
            try {
                closed.await();
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }));
        told.await();
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
