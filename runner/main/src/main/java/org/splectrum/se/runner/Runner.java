package org.splectrum.se.runner;

import java.io.IOException;
import java.time.Duration;
import org.splectrum.se.runner.gateway.Backoff;
import org.splectrum.se.runner.gateway.Forwarder;
import org.splectrum.se.runner.gateway.Gateway;
import org.splectrum.se.runner.gateway.Outbox;
import org.splectrum.se.runner.gateway.Patience;
import org.splectrum.se.runner.process.Deadline;
import org.splectrum.se.runner.process.Memory;
import org.splectrum.se.runner.process.Population;
import org.splectrum.se.runner.protocol.Failure;
import org.splectrum.se.runner.protocol.Message;
import org.splectrum.se.runner.protocol.Order;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Readiness;
import org.splectrum.se.runner.work.Attempt;
import org.splectrum.se.runner.work.Outlet;
import org.splectrum.se.runner.work.Standby;
import org.splectrum.se.runner.work.Surroundings;

/** From the order to its outcome, once. */
public final class Runner {
    private static final Duration FLUSH = Duration.ofMinutes(20);

    private final Surroundings surroundings;
    private final Readiness readiness;
    private final Patience patience;
    private volatile boolean stopping;

    /** @param readiness what to get ready while the order is not there yet */
    public Runner(Surroundings surroundings, Readiness readiness, Patience patience) {
        this.surroundings = surroundings;
        this.readiness = readiness;
        this.patience = patience;
    }

    /** Gets ready, takes the order, does it and tells the server. Returns once the server has everything on disk, or could not be had. */
    public Ending run() {
        try (Forwarder forwarder = Forwarder.to(surroundings.socket());
                Outlet outlet = new Outlet(surroundings);
                // Before anything else that can wait: the agent takes longest to come up.
                Standby standby = Standby.of(outlet, forwarder, readiness)) {
            return run(new Gateway(surroundings.socket()), forwarder, outlet, standby);
        } catch (IOException e) {
            System.out.println("fetching the order: " + e.getMessage());
            return Ending.SERVER_AWAY;
        }
    }

    private Ending run(Gateway gateway, Forwarder forwarder, Outlet outlet, Standby standby) throws IOException {
        try {
            Memory memory = Memory.hide();
            Order order = order(gateway);
            Outbox outbox = new Outbox(gateway, order.token(), patience);
            outbox.tell(new Message.Started(Order.VERSION));
            System.out.println("working on " + order.name());
            Surroundings places = outlet.surroundings(order.outward());
            Deadline deadline = Deadline.in(Duration.ofSeconds(order.limits().seconds()));
            Attempt attempt = new Attempt(places, order, forwarder, standby, memory, deadline);
            return finish(outbox, attempt.carryOut(outbox));
        } catch (Gateway.OrderRefused e) {
            System.out.println(e.getMessage());
            return refuse(gateway, e);
        }
    }

    private Order order(Gateway gateway) throws IOException {
        Backoff backoff = new Backoff(patience);
        while (true) {
            try {
                return gateway.order();
            } catch (IOException e) {
                if (!backoff.pause()) {
                    throw e;
                }
            }
        }
    }

    private Ending refuse(Gateway gateway, Gateway.OrderRefused refused) {
        if (refused.token().isEmpty()) {
            return Ending.NO_ORDER;
        }
        String detail = String.valueOf(refused.getMessage());
        return finish(
                new Outbox(gateway, refused.token(), patience), new Outcome.Failed(Failure.RUNNER_BROKEN, detail));
    }

    private Ending finish(Outbox outbox, Outcome outcome) {
        if (stopping) {
            return Ending.STOPPED;
        }
        outbox.tell(new Message.Finished(outcome));
        System.out.println("ended: " + outcome.getClass().getSimpleName());
        return outbox.flush(FLUSH) ? Ending.TOLD : Ending.SERVER_AWAY;
    }

    /**
     * Ends every other process. The attempt gets no outcome: it did not fail, it was interrupted, and the server will
     * attempt it again. To be called from another thread.
     */
    public void stop() {
        stopping = true;
        Population.killEveryoneElse();
    }

    /** How the runner's own life ended; the attempt's outcome is with the server. */
    public enum Ending {
        TOLD,
        NO_ORDER,
        SERVER_AWAY,
        STOPPED
    }
}
