package org.splectrum.se;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.splectrum.se.run.Timer;

/** The system's clock. Each task runs on a virtual thread of its own. Thread-safe. */
final class SystemTimer implements Timer, AutoCloseable {
    private final ScheduledThreadPoolExecutor alarm = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("se-timer").factory());

    private final long start = System.nanoTime();

    SystemTimer() {
        alarm.setRemoveOnCancelPolicy(true);
        alarm.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        alarm.setRejectedExecutionHandler((task, executor) -> {});
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public Duration uptime() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void after(Duration delay, Runnable task) {
        if (delay.isZero() && !alarm.isShutdown()) {
            Thread.startVirtualThread(task);
            return;
        }
        var _ = alarm.schedule(() -> Thread.startVirtualThread(task), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        alarm.shutdownNow();
    }
}
