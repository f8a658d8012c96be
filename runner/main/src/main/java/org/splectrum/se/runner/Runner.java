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
import org.splectrum.se.runner.work.Attempt;
import org.splectrum.se.runner.work.Surroundings;

/** From the order to its outcome, once. */
public final class Runner {
    private static final Duration FLUSH = Duration.ofMinutes(20);

    private final Surroundings surroundings;
    private final Patience patience;
    private volatile boolean stopping;

    public Runner(Surroundings surroundings, Patience patience) {
        this.surroundings = surroundings;
        this.patience = patience;
    }

    /** Takes the order, does it and tells the server. Returns once the server has everything on disk, or could not be had. */
    public Ending run() {
        Gateway gateway = new Gateway(surroundings.socket());
        try (Forwarder forwarder = Forwarder.to(surroundings.socket())) {
            Memory memory = Memory.hide();
            Order order = order(gateway);
            Outbox outbox = new Outbox(gateway, order.token(), patience);
            outbox.tell(new Message.Started(Order.VERSION));
            System.out.println("working on " + order.name());
            return finish(outbox, carryOut(order, forwarder, memory, outbox));
        } catch (Gateway.OrderRefused e) {
            System.out.println(e.getMessage());
            return refuse(gateway, e);
        } catch (IOException e) {
            System.out.println("fetching the order: " + e.getMessage());
            return Ending.SERVER_AWAY;
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

    private Outcome carryOut(Order order, Forwarder forwarder, Memory memory, Outbox outbox) throws IOException {
        Deadline deadline = Deadline.in(Duration.ofSeconds(order.limits().seconds()));
        return switch (order.outward()) {
            case NOWHERE -> new Attempt(surroundings, order, forwarder, memory, deadline).carryOut(outbox);
            case LISTED_HOSTS -> {
                try (Forwarder proxy = Forwarder.to(surroundings.egressSocket())) {
                    Surroundings behind = surroundings.behindProxy(proxy.url(""));
                    yield new Attempt(behind, order, forwarder, memory, deadline).carryOut(outbox);
                }
            }
        };
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
