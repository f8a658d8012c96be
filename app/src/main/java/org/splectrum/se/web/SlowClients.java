package org.splectrum.se.web;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections over which bytes trickle without a request ever coming of them: an idle timeout alone never ends
 * those. Thread-safe.
 */
final class SlowClients implements Connection.Listener {
    /** One look may fall into the middle of an honest request. */
    private static final int LOOKS = 2;

    private final Scheduler scheduler;
    private final Duration between;

    /** @param patience after which such a connection is closed; longer than any body may take */
    SlowClients(Scheduler scheduler, Duration patience) {
        this.scheduler = scheduler;
        this.between = patience.dividedBy(LOOKS);
    }

    /** What was seen of a connection at the last look. */
    private record Seen(long messages, long bytes, int strikes) {}

    @Override
    public void onOpened(Connection connection) {
        lookLater(connection, new Seen(0, 0, 0));
    }

    private void lookLater(Connection connection, Seen seen) {
        scheduler.schedule(() -> look(connection, seen), between.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look(Connection connection, Seen before) {
        if (!connection.getEndPoint().isOpen()) {
            return;
        }
        long messages = connection.getMessagesIn();
        long bytes = connection.getBytesIn();
        boolean trickles = bytes > before.bytes() && messages == before.messages();
        int strikes = trickles ? before.strikes() + 1 : 0;
        if (strikes >= LOOKS) {
            connection.getEndPoint().close();
        } else {
            lookLater(connection, new Seen(messages, bytes, strikes));
        }
    }
}
