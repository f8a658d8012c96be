package org.splectrum.se.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** DBOS for Java as a process of its own, whose workflows have steps that do nothing. For one thread. */
public final class Dbos implements AutoCloseable {
    private static final String SOURCE = "DbosSteps.java";
    private static final String POM = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>bench</groupId><artifactId>dbos</artifactId><version>1</version>
              <dependencies><dependency>
                <groupId>dev.dbos</groupId><artifactId>transact</artifactId><version>1.1.0-m6</version>
              </dependency></dependencies>
            </project>
            """;

    private final Postgres postgres;
    private final Process process;
    private final BufferedReader said;
    private final Writer asked;

    private Dbos(Postgres postgres, Process process) throws IOException {
        this.postgres = postgres;
        this.process = process;
        this.said = process.inputReader();
        this.asked = process.outputWriter();
        number();
    }

    /**
     * Fetches DBOS with Maven, compiles the workflow, and starts both it and its PostgreSQL.
     *
     * @param folder empty; on the disk to measure
     * @param maven the command to fetch with
     * @throws IOException where Maven, a JDK or PostgreSQL is missing; the message names the mend
     */
    public static Dbos start(Path folder, String maven) throws IOException, InterruptedException {
        Path work = Files.createDirectories(folder.resolve("dbos"));
        Files.writeString(work.resolve("pom.xml"), POM);
        Files.writeString(work.resolve(SOURCE), source());
        run(work, List.of(maven, "-q", "-B", "dependency:copy-dependencies", "-DoutputDirectory=lib"));
        String java = System.getProperty("java.home") + "/bin/java";
        run(work, List.of(java + "c", "-nowarn", "-parameters", "-cp", "lib/*", "-d", ".", SOURCE));
        Postgres postgres = Postgres.start();
        try {
            return new Dbos(
                    postgres,
                    new ProcessBuilder(java, "-cp", "lib/*:.", "DbosSteps", postgres.url(), Postgres.USER)
                            .directory(work.toFile())
                            .redirectError(work.resolve("dbos.log").toFile())
                            .start());
        } catch (IOException e) {
            postgres.close();
            throw e;
        }
    }

    /** Nanoseconds for so many threads to perform so many workflows each, one after the other, of so many steps. */
    public long nanos(int steps, int workflows, int threads) throws IOException {
        asked.write(steps + " " + workflows + " " + threads + "\n");
        asked.flush();
        return number();
    }

    private long number() throws IOException {
        String line = said.readLine();
        if (line == null) {
            throw new IOException("DBOS ended");
        }
        return Long.parseLong(line);
    }

    private static String source() throws IOException {
        try (InputStream in = Dbos.class.getResourceAsStream(SOURCE + ".txt")) {
            return new String(Objects.requireNonNull(in, SOURCE).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void run(Path folder, List<String> words) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(
                    words.getFirst() + " ended with " + process.exitValue() + ": " + Files.readString(log));
        }
    }

    @Override
    public void close() {
        Processes.stop(process);
        postgres.close();
    }
}
