package org.splectrum.se.runner.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.splectrum.se.runner.gateway.Journal;
import org.splectrum.se.runner.process.AttemptFailed;
import org.splectrum.se.runner.process.Command;
import org.splectrum.se.runner.process.Deadline;
import org.splectrum.se.runner.process.Population;
import org.splectrum.se.runner.process.Pump;
import org.splectrum.se.runner.process.Tail;
import org.splectrum.se.runner.protocol.Failure;
import org.splectrum.se.runner.protocol.Message;

/**
 * A Claude Code process. It is started early, to come up while the repository is fetched, and waits on standard input:
 * until it has its prompt nothing in it is led by a model. For one thread.
 */
public final class Agent implements AutoCloseable {
    private static final int MAX_LINE_BYTES = 8 << 20;
    private static final int ERROR_BYTES = 8 << 10;

    private final Process process;
    private final Journal journal;
    private final Transcript transcript;
    private final Tail errors = new Tail(ERROR_BYTES);
    private final Pump errorPump;
    private final Thread reader;
    private volatile long lastSign = System.nanoTime();
    private boolean started;

    private Agent(Process process, Journal journal) {
        this.process = process;
        this.journal = journal;
        transcript = new Transcript(journal);
        errorPump = Pump.start(process.getErrorStream(), errors);
        reader = Thread.ofPlatform().daemon().name("agent").start(this::read);
    }

    /** Begins its prompt with an empty line: Claude Code goes away when it hears nothing within 3 s. */
    public static Agent start(Command command, Journal journal) {
        Agent agent = new Agent(command.start(), journal);
        agent.say("\n");
        return agent;
    }

    /**
     * Gives the prompt and waits for the end.
     *
     * @param silence how long it may print nothing
     * @return the agent's last words
     * @throws AttemptFailed where it failed, its model did, or the time ran out
     */
    public String converse(String prompt, Deadline deadline, Duration silence) {
        lastSign = System.nanoTime();
        // On its own thread: a process that does not read would otherwise outlast the deadline.
        Thread.ofPlatform().daemon().name("prompt").start(() -> tell(prompt));
        while (process.isAlive()) {
            requireTime(deadline, silence);
            waitFor(Duration.ofMillis(200), deadline);
            if (transcript.refused()) {
                close();
                throw new AttemptFailed(Failure.MODEL_UNAVAILABLE, "the model's API refuses the key");
            }
        }
        finishReading();
        return lastWords();
    }

    /** Ends the process, if it still runs, and all its descendants. */
    @Override
    public void close() {
        Population.kill(process);
    }

    private void tell(String prompt) {
        say(prompt);
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            transcript.log("the agent did not hear the end of its prompt: " + e.getMessage());
        }
    }

    private void say(String words) {
        try {
            process.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            // It ended before it had read everything; its exit code and errors say why.
            transcript.log("the agent did not read its prompt: " + e.getMessage());
        }
    }

    private void requireTime(Deadline deadline, Duration silence) {
        if (deadline.passed()) {
            close();
            throw new AttemptFailed(Failure.TIMED_OUT, "the agent was not done within " + seconds(deadline.allowed()));
        }
        if (System.nanoTime() - lastSign > silence.toNanos()) {
            close();
            throw new AttemptFailed(Failure.TIMED_OUT, "the agent was silent for " + seconds(silence));
        }
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + " s";
    }

    private void waitFor(Duration atMost, Deadline deadline) {
        try {
            process.waitFor(deadline.remaining().compareTo(atMost) < 0 ? deadline.remaining() : atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
        }
    }

    private void finishReading() {
        try {
            reader.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        errorPump.finish();
    }

    private String lastWords() {
        Optional<Transcript.Result> result = transcript.result();
        if (result.isEmpty()) {
            throw new AttemptFailed(
                    Failure.AGENT_FAILED,
                    "the agent ended with " + process.exitValue() + " and without a result. "
                            + errors.text().strip());
        }
        return switch (result.get()) {
            case Transcript.Result.ModelFailed failed ->
                throw new AttemptFailed(Failure.MODEL_UNAVAILABLE, failed.detail());
            case Transcript.Result.BudgetReached reached ->
                throw new AttemptFailed(Failure.BUDGET_REACHED, reached.detail());
            case Transcript.Result.AgentErred erred -> throw new AttemptFailed(Failure.AGENT_FAILED, erred.detail());
            case Transcript.Result.Done done -> {
                if (process.exitValue() != 0) {
                    throw new AttemptFailed(
                            Failure.AGENT_FAILED,
                            "the agent ended with " + process.exitValue() + ". "
                                    + errors.text().strip());
                }
                yield done.text();
            }
        };
    }

    private void read() {
        Lines lines = new Lines(MAX_LINE_BYTES, transcript::line, () -> transcript.log("a line was too long"));
        try {
            lines.readAll(process.getInputStream(), this::sign);
        } catch (IOException e) {
            transcript.log("the agent's output broke off: " + e.getMessage());
        }
    }

    private void sign() {
        lastSign = System.nanoTime();
        if (!started) {
            started = true;
            journal.tell(new Message.AgentStarted());
        }
    }
}
