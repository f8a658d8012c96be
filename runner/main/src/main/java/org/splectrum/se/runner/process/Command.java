package org.splectrum.se.runner.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.splectrum.se.runner.protocol.Failure;

/**
 * A program to start, with exactly this environment and nothing inherited.
 *
 * @param words the program and its arguments; no shell sees them
 */
public record Command(List<String> words, Path directory, Map<String, String> environment) {
    public Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /** Starts it; standard input is a pipe. */
    public Process start() {
        ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new AttemptFailed(Failure.RUNNER_BROKEN, "starting " + words.getFirst() + ": " + e.getMessage());
        }
    }

    /**
     * Runs it to its end with nothing on standard input. Past the deadline it and its descendants are killed. A process
     * that it left behind, and that still holds its output, is not waited for.
     */
    public Ended run(Deadline deadline, int outputBytes) {
        return run(deadline, outputBytes, "");
    }

    /** As {@link #run}, with these few words on standard input. */
    public Ended run(Deadline deadline, int outputBytes, String input) {
        return run(deadline, new Tail(outputBytes), new Tail(outputBytes), input);
    }

    /** As {@link #run}, with both outputs in one, in the order in which they came. */
    public Ended runMerged(Deadline deadline, int outputBytes) {
        Tail both = new Tail(outputBytes);
        return run(deadline, both, both, "");
    }

    private Ended run(Deadline deadline, Tail out, Tail errors, String input) {
        long begin = System.nanoTime();
        Process process = start();
        Pump outPump = Pump.start(process.getInputStream(), out);
        Pump errorPump = Pump.start(process.getErrorStream(), errors);
        giveInput(process, input);
        boolean inTime = deadline.awaits(process);
        if (!inTime) {
            Population.kill(process);
        }
        Pump.finish(List.of(outPump, errorPump));
        int exitCode = inTime ? process.exitValue() : Ended.TIMED_OUT;
        return new Ended(exitCode, (System.nanoTime() - begin) / 1_000_000, out.text(), errors.text());
    }

    private static void giveInput(Process process, String input) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It ended before it could be told that nothing more comes.
            return;
        }
    }
}
