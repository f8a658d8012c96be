package org.splectrum.se.cli;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What the commands call. */
public record Commands(Serve serve, Doctor doctor, Demo demo, Bench bench, Files files, Remote remote) {
    public Commands {
        Objects.requireNonNull(serve, "serve is null");
        Objects.requireNonNull(doctor, "doctor is null");
        Objects.requireNonNull(demo, "demo is null");
        Objects.requireNonNull(bench, "bench is null");
        Objects.requireNonNull(files, "files is null");
        Objects.requireNonNull(remote, "remote is null");
    }

    /** The server. */
    @FunctionalInterface
    public interface Serve {
        /**
         * Runs it until the process is told to stop.
         *
         * @param config path of the configuration file; empty for the usual one
         */
        Outcome run(String config, Console console) throws InterruptedException;
    }

    /** What the server needs. */
    @FunctionalInterface
    public interface Doctor {
        /** @param config path of the configuration file; empty for the usual one */
        List<Check> checks(String config);
    }

    /** Everything on this machine, with a simulated GitHub. */
    public interface Demo {
        /** The usual one first. */
        List<Choice> scenarios();

        /** Plays the scenario. With {@link Until#END} its last line on the console's {@code out} is the JSON of the contract. */
        Outcome play(Play play, Console console) throws InterruptedException;
    }

    /**
     * A wish for a demo.
     *
     * @param port of the simulated GitHub's pages; 0: one that is free
     */
    public record Play(String scenario, Until until, int port, Agent agent) {
        public Play {
            Objects.requireNonNull(scenario, "scenario is null");
            Objects.requireNonNull(until, "until is null");
            Objects.requireNonNull(agent, "agent is null");
        }
    }

    /** How long a demo goes on. */
    public enum Until {
        /** The scenario is over. */
        END,
        /** The process is told to stop. */
        STOPPED
    }

    /** Who answers Claude Code. */
    public enum Agent {
        /** A script of the demo. */
        SCRIPTED,
        /** The model behind {@code ANTHROPIC_API_KEY}. */
        REAL
    }

    /** Measuring. */
    public interface Bench {
        List<Choice> benchmarks();

        /** Names of those that are measured where none is named. */
        List<String> usual();

        /** @param names at least one of {@link #benchmarks()} */
        Outcome measure(List<String> names, Format format, Console console) throws InterruptedException;
    }

    /** What reads files, and needs no server. */
    public record Files(Validate validate, BenchMerges benchMerges, Verify verify, Dependencies dependencies) {
        public Files {
            Objects.requireNonNull(validate, "validate is null");
            Objects.requireNonNull(benchMerges, "benchMerges is null");
            Objects.requireNonNull(verify, "verify is null");
            Objects.requireNonNull(dependencies, "dependencies is null");
        }
    }

    /** What this build is made of. */
    @FunctionalInterface
    public interface Dependencies {
        /**
         * Writes what is known of it as results.
         *
         * @param database where OSV's API is
         * @param accepted ids that do not count
         */
        Outcome check(URI database, Set<String> accepted, Console console) throws InterruptedException;
    }

    /** Records of commits. */
    public interface Verify {
        /** The whole sha of what is called so; empty where it is none and names nothing in the clone here. */
        Optional<String> commit(String name);

        /** Writes what was found as results. */
        Outcome verify(Claim claim, Console console);
    }

    /**
     * That a record is about a commit.
     *
     * @param commit whole sha
     * @param record the record's text
     * @param keys public keys that are trusted, in PEM
     */
    public record Claim(String commit, String record, String keys) {
        public Claim {
            Objects.requireNonNull(commit, "commit is null");
            Objects.requireNonNull(record, "record is null");
            Objects.requireNonNull(keys, "keys is null");
        }
    }

    /** Files that people wrote. */
    public interface Validate {
        /** Writes every problem as a result, as {@code file:line:column: text}. */
        Outcome files(List<String> files, Console console);

        /** The JSON Schema of a workflow's file. */
        String schema();
    }

    /** Replaying merges that people resolved. */
    @FunctionalInterface
    public interface BenchMerges {
        Outcome replay(Replay replay, Format format, Console console) throws InterruptedException;
    }

    /**
     * Which merges.
     *
     * @param source path of a clone, or of a compressed file of conflicts
     * @param since a day as 2026-01-31; empty: all
     * @param limit conflicts at most
     */
    public record Replay(String source, String since, int limit) {
        public Replay {
            Objects.requireNonNull(source, "source is null");
            Objects.requireNonNull(since, "since is null");
        }
    }

    /** How results are written. */
    public enum Format {
        TEXT,
        JSON
    }
}
