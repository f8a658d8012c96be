package org.splectrum.se.runner.agent;

import java.io.IOException;
import java.time.Duration;
import org.splectrum.se.runner.gateway.Journal;
import org.splectrum.se.runner.process.AttemptFailed;
import org.splectrum.se.runner.process.Command;
import org.splectrum.se.runner.process.Deadline;
import org.splectrum.se.runner.process.Population;
import org.splectrum.se.runner.process.Pump;
import org.splectrum.se.runner.process.Tail;

/**
 * A Claude Code process. It is started early, to come up while the order is written and the repository fetched, and waits on
 * standard input: until it has its prompt nothing in it is led by a model. For one thread.
 */
public final class Agent implements AutoCloseable {
    private static final int ERROR_BYTES = 8 << 10;

    private final Process process;
    private final Tail errors = new Tail(ERROR_BYTES);
    private final Pump errorPump;

    private Agent(Process process) {
        this.process = process;
        errorPump = Pump.start(process.getErrorStream(), errors);
    }

    /**
     * Starts it, and begins its prompt with an empty line: Claude Code goes away when it hears nothing within 3 s.
     *
     * @throws AttemptFailed where there is no such program
     */
    public static Agent start(Command command) {
        Agent agent = new Agent(command.start());
        try {
            agent.process.getOutputStream().write('\n');
            agent.process.getOutputStream().flush();
        } catch (IOException e) {
            System.out.println("the agent ended at once: " + e.getMessage());
        }
        return agent;
    }

    /**
     * Gives the prompt and waits for the end; once.
     *
     * @param journal is told what the agent says and does
     * @param silence how long it may print nothing
     * @return the agent's last words
     * @throws AttemptFailed where it failed, its model did, or the time ran out
     */
    public String converse(String prompt, Journal journal, Deadline deadline, Duration silence) {
        return new Dialogue(this, journal).hold(prompt, deadline, silence);
    }

    Process process() {
        return process;
    }

    /** The end of what it printed as errors; to be asked when it has ended. */
    String errors() {
        errorPump.finish();
        return errors.text().strip();
    }

    /** Ends the process, if it still runs, and all its descendants. */
    @Override
    public void close() {
        Population.kill(process);
    }
}
