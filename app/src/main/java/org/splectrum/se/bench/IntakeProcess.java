package org.splectrum.se.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** SE's intake as a process of its own. For one thread. */
final class IntakeProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader said;
    private final Writer asked;
    private final int port;

    private IntakeProcess(Process process) throws IOException {
        this.process = process;
        this.said = process.inputReader();
        this.asked = process.outputWriter();
        this.port = (int) number();
    }

    /** Returns when it listens. */
    static IntakeProcess start(List<String> command, Path data, String secret) {
        List<String> whole = new ArrayList<>(command);
        whole.add(data.toString());
        whole.add(secret);
        try {
            Process process = new ProcessBuilder(whole)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new IntakeProcess(process);
        } catch (IOException e) {
            throw new UncheckedIOException("starting SE's intake: " + whole.getFirst(), e);
        }
    }

    int port() {
        return port;
    }

    /** How many transactions it has committed. */
    long commits() {
        try {
            asked.write("\n");
            asked.flush();
            return number();
        } catch (IOException e) {
            throw new UncheckedIOException("asking SE's intake for its commits", e);
        }
    }

    private long number() throws IOException {
        String line = said.readLine();
        if (line == null) {
            throw new IOException("SE's intake ended; what it said is above");
        }
        return Long.parseLong(line);
    }

    @Override
    public void close() {
        Processes.stop(process);
    }
}
