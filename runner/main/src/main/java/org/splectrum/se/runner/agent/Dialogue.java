package org.splectrum.se.runner.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.splectrum.se.runner.gateway.Journal;
import org.splectrum.se.runner.process.AttemptFailed;
import org.splectrum.se.runner.process.Deadline;
import org.splectrum.se.runner.protocol.Failure;
import org.splectrum.se.runner.protocol.Message;

/** From the agent's prompt to its last words. For one thread. */
final class Dialogue {
    private static final int MAX_LINE_BYTES = 8 << 20;

    private final Agent agent;
    private final Process process;
    private final Journal journal;
    private final Transcript transcript;
    private final Thread reader;
    private volatile long lastSign = System.nanoTime();
    private boolean started;

    /** Begins to listen. */
    Dialogue(Agent agent, Journal journal) {
        this.agent = agent;
        this.process = agent.process();
        this.journal = journal;
        transcript = new Transcript(journal);
        reader = Thread.ofPlatform().daemon().name("agent").start(this::read);
    }

    String hold(String prompt, Deadline deadline, Duration silence) {
        // On its own thread: a process that does not read would otherwise outlast the deadline.
        Thread.ofPlatform().daemon().name("prompt").start(() -> tell(prompt));
        while (process.isAlive()) {
            requireTime(deadline, silence);
            waitFor(Duration.ofMillis(200), deadline);
            if (transcript.refused()) {
                agent.close();
                throw new AttemptFailed(Failure.MODEL_UNAVAILABLE, "the model's API refuses the key");
            }
        }
        finishReading();
        return lastWords();
    }

    private void tell(String prompt) {
        try {
            process.getOutputStream().write(prompt.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            process.getOutputStream().close();
        } catch (IOException e) {
            // It ended before it had read everything; its exit code and errors say why.
            transcript.log("the agent did not read its prompt: " + e.getMessage());
        }
    }

    private void requireTime(Deadline deadline, Duration silence) {
        if (deadline.passed()) {
            agent.close();
            throw new AttemptFailed(Failure.TIMED_OUT, "the agent was not done within " + seconds(deadline.allowed()));
        }
        if (System.nanoTime() - lastSign > silence.toNanos()) {
            agent.close();
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
            agent.close();
        }
    }

    private void finishReading() {
        try {
            reader.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String lastWords() {
        String ended = "the agent ended with " + process.exitValue();
        Transcript.Result result = transcript
                .result()
                .orElseThrow(() ->
                        new AttemptFailed(Failure.AGENT_FAILED, ended + " and without a result. " + agent.errors()));
        return switch (result) {
            case Transcript.Result.ModelFailed failed ->
                throw new AttemptFailed(Failure.MODEL_UNAVAILABLE, failed.detail());
            case Transcript.Result.BudgetReached reached ->
                throw new AttemptFailed(Failure.BUDGET_REACHED, reached.detail());
            case Transcript.Result.AgentErred erred -> throw new AttemptFailed(Failure.AGENT_FAILED, erred.detail());
            case Transcript.Result.Done done -> {
                if (process.exitValue() != 0) {
                    throw new AttemptFailed(Failure.AGENT_FAILED, ended + ". " + agent.errors());
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
