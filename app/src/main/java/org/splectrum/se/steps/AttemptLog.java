package org.splectrum.se.steps;

import java.util.List;
import java.util.function.Consumer;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RunId;
import org.splectrum.se.runner.protocol.Envelope;

/** What runners told, in order, without gaps. Thread-safe. */
public interface AttemptLog {
    /**
     * Keeps those that follow on what is kept already; the rest is passed over. Returns when they are on disk.
     *
     * @return the highest sequence number kept; 0 where none is
     */
    long append(AttemptId attempt, List<Envelope> messages);

    /** What was told above this sequence number, in order; empty where nothing yet. */
    List<Envelope> after(AttemptId attempt, long sequence);

    /** Hands over all that was told in the run and is kept still, as JSON, a message each; in order for each attempt. */
    void told(RunId run, Consumer<String> messages);

    /** Calls {@code listener} after something was kept for the attempt, on any thread; close to stop. */
    Subscription onAppend(AttemptId attempt, Runnable listener);

    /** A listener that is still called. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
