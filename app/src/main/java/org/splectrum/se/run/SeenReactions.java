package org.splectrum.se.run;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.splectrum.se.command.Origin;
import org.splectrum.se.model.TryAgainLater;

/** Shows that a command was seen, beside everything else: nothing waits for it, and a refusal to show it stops nothing. */
final class SeenReactions {
    private final Thread thread;
    private final AtomicReference<Optional<TryAgainLater>> trouble = new AtomicReference<>(Optional.empty());

    SeenReactions(Replies replies, Origin origin) {
        this.thread = Thread.ofVirtual().unstarted(() -> see(replies, origin));
    }

    void start() {
        thread.start();
    }

    /**
     * Waits until it is shown, where it was started.
     *
     * @throws TryAgainLater where GitHub could not show it now
     */
    void finish() throws InterruptedException {
        thread.join();
        Optional<TryAgainLater> later = trouble.get();
        if (later.isPresent()) {
            throw later.get();
        }
    }

    private void see(Replies replies, Origin origin) {
        try {
            replies.seen(origin);
        } catch (TryAgainLater later) {
            trouble.set(Optional.of(later));
        } catch (RuntimeException refused) {
            // The comment of the run or the reply shows it all the same.
        }
    }
}
