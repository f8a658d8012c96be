package org.splectrum.se.runner.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.splectrum.se.runner.agent.SessionFiles;
import org.splectrum.se.runner.gateway.Journal;
import org.splectrum.se.runner.gateway.SnapshotRefs;
import org.splectrum.se.runner.git.Snapshots;
import org.splectrum.se.runner.process.AttemptFailed;
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
    private static final Duration LONGEST = Duration.ofSeconds(40);

    /** At most a fifth of the time goes into snapshots. */
    private static final int REST = 4;

    /** The agent needs the disk more. */
    private static final long MOST_BYTES = 128L << 20;

    private final Snapshots snapshots;
    private final SnapshotRefs refs;
    private final Session session;
    private final SessionFiles files;
    private final Journal journal;
    private final Path staging;
    private final Thread thread;
    private String kept;
    private String trouble = "";
    private long sent;
    private volatile boolean stopped;

    private Snapshotting(Attempt attempt, Session session, Snapshots snapshots, Journal journal) throws IOException {
        this.snapshots = snapshots;
        this.session = session;
        this.journal = journal;
        this.refs = attempt.snapshotRefs();
        this.files = attempt.sessionFiles();
        this.kept = files.state();
        this.staging = Files.createTempDirectory(attempt.surroundings().temporary(), "session-");
        this.thread = Thread.ofPlatform().daemon().name("snapshots").unstarted(this::watch);
    }

    /** From now on, in the background. */
    static Snapshotting start(Attempt attempt, Session session, Snapshots snapshots, Journal journal) {
        try {
            Snapshotting snapshotting = new Snapshotting(attempt, session, snapshots, journal);
            snapshotting.thread.start();
            return snapshotting;
        } catch (IOException e) {
            throw new UncheckedIOException("making a folder for the session", e);
        }
    }

    /** Begins no more; one that is under way is waited for. */
    void stop() {
        stopped = true;
        thread.interrupt();
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
        Duration pause = PACE;
        while (!stopped && rest(pause)) {
            long begin = System.nanoTime();
            boolean took = takeIfChanged();
            Duration rest = Duration.ofNanos(System.nanoTime() - begin).multipliedBy(REST);
            pause = !took ? LOOK : rest.compareTo(PACE) > 0 ? rest : PACE;
        }
    }

    /** False where it is stopped meanwhile. */
    private boolean rest(Duration pause) {
        try {
            Thread.sleep(pause);
            return !stopped;
        } catch (InterruptedException stopping) {
            return false;
        }
    }

    private boolean takeIfChanged() {
        String now = files.state();
        if (now.equals(kept)) {
            return false;
        }
        try {
            take();
            kept = now;
            trouble = "";
        } catch (AttemptFailed | UncheckedIOException | IOException e) {
            report(String.valueOf(e.getMessage()));
        }
        return true;
    }

    private void take() throws IOException {
        files.copyTo(staging);
        Optional<Snapshots.Taken> taken = snapshots.take(staging);
        if (taken.isPresent()) {
            byte[] pack = taken.get().pack();
            if (sent + pack.length > MOST_BYTES) {
                throw new IOException("the attempt's snapshots take too much");
            }
            refs.keep(session, taken.get().commit(), pack);
            sent += pack.length;
            snapshots.kept(taken.get());
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
