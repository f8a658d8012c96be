package org.splectrum.se.runner.work;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.splectrum.se.runner.agent.SessionFiles;
import org.splectrum.se.runner.gateway.Journal;
import org.splectrum.se.runner.gateway.SnapshotRefs;
import org.splectrum.se.runner.git.Snapshots;
import org.splectrum.se.runner.protocol.Message;
import org.splectrum.se.runner.protocol.Session;

/**
 * Keeps the conversation and the workspace with the server while the agent works: whenever the session's file has grown, soon
 * after. The session is copied before the workspace, so that no file is missing that the agent remembers having written. What
 * goes wrong here is logged and fails nothing.
 */
final class Snapshotting {
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration PACE = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** At most a fifth of the time goes into snapshots. */
    private static final int REST = 4;

    /** The agent needs the disk more. */
    private static final long MOST_BYTES = 128L << 20;

    private final FutureTask<Snapshots> snapshots;
    private final SnapshotRefs refs;
    private final Session session;
    private final SessionFiles files;
    private final Journal journal;
    private final Thread thread;
    private final Semaphore stopped = new Semaphore(0);
    private String kept = "";
    private String trouble = "";
    private long sent;

    private Snapshotting(Attempt attempt, Session session, Supplier<Snapshots> snapshots, Journal journal) {
        this.snapshots = new FutureTask<>(snapshots::get);
        this.session = session;
        this.journal = journal;
        this.refs = attempt.snapshotRefs();
        this.files = attempt.sessionFiles();
        this.thread = Thread.ofPlatform().daemon().name("snapshots").unstarted(this::watch);
    }

    /**
     * From now on, in the background; the agent is not kept waiting.
     *
     * @param snapshots makes them, at once, while the agent still comes up
     */
    static Snapshotting start(Attempt attempt, Session session, Supplier<Snapshots> snapshots, Journal journal) {
        Snapshotting snapshotting = new Snapshotting(attempt, session, snapshots, journal);
        snapshotting.thread.start();
        return snapshotting;
    }

    /** Begins no more; one that is under way is waited for. */
    void stop() {
        stopped.release();
        try {
            thread.join(LONGEST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The last one, once it is stopped and the agent is gone. */
    void finish() {
        if (!thread.isAlive()) {
            takeIfChanged();
        }
    }

    private void watch() {
        snapshots.run();
        Duration pause = PACE;
        while (rest(pause)) {
            long begin = System.nanoTime();
            boolean took = takeIfChanged();
            Duration rest = Duration.ofNanos(System.nanoTime() - begin).multipliedBy(REST);
            pause = !took ? LOOK : rest.compareTo(PACE) > 0 ? rest : PACE;
        }
    }

    /** False where it is stopped meanwhile. */
    private boolean rest(Duration pause) {
        try {
            return !stopped.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            return false;
        }
    }

    /** Whether there was something to be taken. */
    private boolean takeIfChanged() {
        try {
            String now = files.state();
            if (now.equals(kept)) {
                return false;
            }
            take();
            kept = now;
            trouble = "";
        } catch (RuntimeException | IOException e) {
            report(String.valueOf(e.getMessage()));
        }
        return true;
    }

    private void take() throws IOException {
        Snapshots made = made();
        files.copyTo(made.session());
        Optional<Snapshots.Taken> taken = made.take();
        if (taken.isPresent()) {
            byte[] pack = taken.get().pack();
            if (sent + pack.length > MOST_BYTES) {
                throw new IOException("the attempt's snapshots take too much");
            }
            refs.keep(session, taken.get().commit(), pack);
            sent += pack.length;
            made.kept(taken.get());
        }
    }

    private Snapshots made() throws IOException {
        try {
            return snapshots.get();
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Once for the same trouble in a row. */
    private void report(String what) {
        if (!what.equals(trouble)) {
            trouble = what;
            journal.tell(new Message.Logged("no snapshot of the work could be kept: " + what));
        }
    }
}
