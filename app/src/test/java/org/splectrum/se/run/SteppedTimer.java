package org.splectrum.se.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Time that stands still until a test steps it. What is due at once runs on a thread of its own. Thread-safe. */
public final class SteppedTimer implements Timer {
    private record Task(Duration due, Runnable work) {}

    private final List<Task> tasks = new ArrayList<>();
    private Duration uptime = Duration.ZERO;
    private Instant began = Instant.parse("2026-01-02T03:04:05Z");

    @Override
    public synchronized Instant now() {
        return began.plus(uptime);
    }

    @Override
    public synchronized Duration uptime() {
        return uptime;
    }

    @Override
    public synchronized void after(Duration delay, Runnable work) {
        if (delay.isZero()) {
            Thread.startVirtualThread(work);
        } else {
            tasks.add(new Task(uptime.plus(delay), work));
        }
    }

    /** How much is to happen later. */
    public synchronized int waiting() {
        return tasks.size();
    }

    /** Sets the clock, forward or back, while no time passes. */
    synchronized void set(Duration forward) {
        began = began.plus(forward);
    }

    /** Lets time pass, and what is due by then happen, in its order. */
    public void step(Duration time) {
        List<Task> due;
        synchronized (this) {
            uptime = uptime.plus(time);
            due = tasks.stream()
                    .filter(task -> task.due().compareTo(uptime) <= 0)
                    .sorted(Comparator.comparing(Task::due))
                    .toList();
            tasks.removeAll(due);
        }
        due.forEach(task -> task.work().run());
    }
}
