package org.splectrum.se.runner.work;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.splectrum.se.runner.agent.Agent;
import org.splectrum.se.runner.agent.ClaudeCode;
import org.splectrum.se.runner.gateway.Forwarder;
import org.splectrum.se.runner.git.Workspace;
import org.splectrum.se.runner.process.AttemptFailed;
import org.splectrum.se.runner.protocol.Failure;
import org.splectrum.se.runner.protocol.Readiness;
import org.splectrum.se.runner.protocol.Routes;

/**
 * An agent that comes up while its order is still being written: it takes longer than everything else. It was started
 * before the runner had anything to hide, and waits for a prompt. Closing it ends an agent that nobody took. For one thread.
 */
public final class Standby implements AutoCloseable {
    private final Outlet outlet;
    private final Forwarder forwarder;
    private final Readiness readiness;
    private final Deque<Agent> waiting = new ArrayDeque<>();

    private Standby(Outlet outlet, Forwarder forwarder, Readiness readiness) {
        this.outlet = outlet;
        this.forwarder = forwarder;
        this.readiness = readiness;
    }

    /** Gets ready. What goes wrong is left for the order to find. */
    public static Standby of(Outlet outlet, Forwarder forwarder, Readiness readiness) {
        Standby standby = new Standby(outlet, forwarder, readiness);
        if (readiness instanceof Readiness.Agent agent) {
            try {
                Workspace.makeEmpty(standby.places(agent).workspace());
                standby.waiting.add(standby.start(agent, ClaudeCode.begin(agent.session())));
            } catch (AttemptFailed e) {
                System.out.println("getting ready: " + e.getMessage());
            }
        }
        return standby;
    }

    /**
     * An agent for a conversation that begins: the one that waits, where it is what was asked for. It is the caller's to close.
     *
     * @throws AttemptFailed where it cannot be started
     */
    Agent begin(Readiness.Agent asked) {
        if (!asked.equals(readiness)) {
            close();
        }
        return waiting.isEmpty() ? start(asked, ClaudeCode.begin(asked.session())) : waiting.remove();
    }

    /** An agent for a conversation whose files were restored by now; else as {@link #begin}. */
    Agent goOn(Readiness.Agent asked, String session) {
        close();
        return start(asked, ClaudeCode.resume(session));
    }

    private Agent start(Readiness.Agent asked, String session) {
        Surroundings places = places(asked);
        Map<String, String> shell = new HashMap<>(places.shell());
        shell.putAll(Workspace.identity(asked.authorName(), asked.authorEmail()));
        return Agent.start(new ClaudeCode(places.claude(), forwarder.url(Routes.MODEL))
                .command(asked.model(), session, places.workspace(), shell));
    }

    private Surroundings places(Readiness.Agent asked) {
        try {
            return outlet.surroundings(asked.outward());
        } catch (IOException e) {
            throw new AttemptFailed(Failure.RUNNER_BROKEN, "opening a way to the proxy: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        while (!waiting.isEmpty()) {
            waiting.remove().close();
        }
    }
}
