package org.splectrum.se.run;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.splectrum.se.model.AppSuspended;

/**
 * Performs effects, each on a virtual thread of its own, one at a time for each key. What fails is tried again, each time
 * after up to twice the wait; an attempt that keeps failing is told as lost, and a surface is tried until it shows the run.
 */
final class Effects implements AutoCloseable {
    /** GitHub asks not to edit one comment more often. */
    static final Duration COMMENT_PACE = Duration.ofSeconds(3);

    /** How long the performing of an attempt may take to notice that nobody waits for it. */
    private static final Duration REACTION = Duration.ofSeconds(3);

    private final Engine engine;
    private final RunStore store;
    private final Backlog backlog;
    private final Performer performer;
    private final RetryClock retryClock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Job> jobs = new HashMap<>();
    private final WakeUps wakeUps;
    private final Hindrances hindrances;
    private boolean closed;

    Effects(Engine engine, RunStore store, Backlog backlog, Performer performer, RetryClock retryClock) {
        this.engine = engine;
        this.store = store;
        this.backlog = backlog;
        this.performer = performer;
        this.retryClock = retryClock;
        this.wakeUps = new WakeUps(engine, store, backlog, retryClock);
        this.hindrances = new Hindrances(engine, store, retryClock.timer());
    }

    private static final class Job {
        final Effect effect;
        Optional<Thread> thread = Optional.empty();
        boolean again;
        int failures;
        int refusals;

        /** Whether GitHub may allow it any time. */
        boolean awaitsGitHub;

        /** Of the run; 0 while that is not known. */
        long installation;

        /** Tells a wait that was cut short from the one that is on. */
        int launches;

        Job(Effect effect) {
            this.effect = effect;
        }
    }

    /** Performs the effect soon, or when its time comes; where it is being performed or resting, once more afterwards. */
    synchronized void submit(Effect effect) {
        if (effect instanceof Effect.Wake wake) {
            wakeUps.set(wake);
            return;
        }
        Job job = jobs.get(effect.key());
        if (job == null) {
            Job fresh = new Job(effect);
            jobs.put(effect.key(), fresh);
            launch(fresh);
        } else {
            job.again = true;
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        threads.shutdownNow();
        threads.close();
    }

    private synchronized void launch(Job job) {
        if (!closed) {
            job.again = false;
            job.awaitsGitHub = false;
            job.launches++;
            threads.execute(() -> perform(job));
        }
    }

    private void perform(Job job) {
        begun(job);
        try {
            store.find(job.effect.run()).ifPresent(run -> {
                concerns(job, run);
                performOn(run, job.effect);
            });
            done(job);
            retryClock.timer().after(rest(job.effect), () -> rested(job));
        } catch (Interrupted stopping) {
            interrupted(job);
        } catch (RuntimeException failure) {
            failed(job, failure);
        }
    }

    private synchronized void concerns(Job job, Run run) {
        job.installation = run.request().origin().place().installation();
    }

    private void done(Job job) {
        job.failures = 0;
        job.refusals = 0;
        if (job.effect instanceof Effect.Attempt(var attempt)) {
            hindrances.over(attempt);
        }
    }

    private void performOn(Run run, Effect effect) {
        try {
            if (effect instanceof Effect.Stop(var attempt)) {
                interrupt(new Effect.Attempt(attempt));
            }
            boolean stale = stale(run, effect);
            if (!stale && effect instanceof Effect.Replace) {
                engine.replaceOthers(run);
            } else if (!stale) {
                performer.perform(run, effect, event -> engine.tell(run.id(), event));
            }
        } catch (InterruptedException stopping) {
            throw new Interrupted(stopping);
        }
        backlog.performed(effect, run.version());
    }

    private static boolean stale(Run run, Effect effect) {
        return switch (effect) {
            case Effect.Attempt attempt -> !run.awaits(attempt.attempt());
            case Effect.TakeBack back -> !run.takesBack(back.step());
            case Effect.Replace replace -> run.state() != RunState.QUEUED;
            case Effect.Show show -> false;
            case Effect.Stop stop -> false;
            case Effect.Wake wake -> false;
        };
    }

    private synchronized void begun(Job job) {
        job.thread = Optional.of(Thread.currentThread());
    }

    /** By the server's stop, or because the run does not wait for it any more: then it is stale now. */
    private void interrupted(Job job) {
        if (threads.isShutdown()) {
            Thread.currentThread().interrupt();
        } else {
            retryClock.timer().after(Duration.ZERO, () -> launch(job));
        }
    }

    /** Whoever performs it is done with it when this returns, or does not react. */
    private void interrupt(Effect effect) throws InterruptedException {
        Optional<Thread> thread;
        synchronized (this) {
            thread = Optional.ofNullable(jobs.get(effect.key())).flatMap(job -> job.thread);
        }
        if (thread.isPresent()) {
            thread.get().interrupt();
            thread.get().join(REACTION);
        }
    }

    private static Duration rest(Effect effect) {
        return effect instanceof Effect.Show(var _, Effect.Surface surface) && surface == Effect.Surface.COMMENT
                ? COMMENT_PACE
                : Duration.ZERO;
    }

    private synchronized void rested(Job job) {
        if (job.again) {
            launch(job);
        } else {
            jobs.remove(job.effect.key());
        }
    }

    private void failed(Job job, RuntimeException failure) {
        if (threads.isShutdown()) {
            return; // it waits in the backlog
        }
        boolean suspended = failure instanceof AppSuspended;
        int times = suspended ? ++job.refusals : ++job.failures;
        int launch = await(job, failure);
        if (job.effect instanceof Effect.Attempt(var attempt) && hindrances.tell(attempt, times, failure)) {
            job.failures = 0;
        }
        Duration wait = wait(job, times, failure);
        retryClock.tryAgain(job.effect.key(), failure, wait, () -> goOn(job, launch));
    }

    /** @return by which launch the wait began */
    private synchronized int await(Job job, RuntimeException failure) {
        job.awaitsGitHub = failure instanceof AppSuspended || job.effect instanceof Effect.Show;
        return job.launches;
    }

    /** Unless it was performed since. */
    private synchronized void goOn(Job job, int launch) {
        if (job.launches == launch) {
            launch(job);
        }
    }

    /** Performs at once what waits for GitHub to allow it to the App in this installation. */
    synchronized void goOn(long installation) {
        List.copyOf(jobs.values()).stream()
                .filter(job -> job.awaitsGitHub && job.installation == installation)
                .forEach(this::launch);
    }

    /** What GitHub refuses to show or to do it is asked for ever more seldom; nothing else waits for that. */
    private Duration wait(Job job, int times, RuntimeException failure) {
        return job.effect instanceof Effect.Show || failure instanceof AppSuspended
                ? DeliveryRetries.pause(retryClock, failure, times)
                : retryClock.wait(times, failure);
    }

    /** The server stops. */
    private static final class Interrupted extends RuntimeException {
        private static final long serialVersionUID = 1;

        Interrupted(InterruptedException cause) {
            super(cause);
        }
    }
}
