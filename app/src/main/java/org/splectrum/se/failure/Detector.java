package org.splectrum.se.failure;

import java.util.Optional;

/**
 * Knows one kind of failure by what a command printed. SE finds detectors through {@link java.util.ServiceLoader}: a jar on its class
 * path with a public class that has a public constructor without parameters, named in
 * {@code META-INF/services/org.splectrum.se.failure.Detector}. Thread-safe, without state, and done within milliseconds: it
 * is given text that a stranger may have written to hold it up.
 */
public interface Detector {
    /** The kind it knows, a lower-case word as {@code javac}; unique. */
    String kind();

    /** How much its word counts beside that of others. */
    Rank rank();

    /** What went wrong; empty where it does not know. */
    Optional<Diagnosis> detect(Symptoms symptoms);

    /**
     * Whose word counts where several know something, the first most: what a machine or the world did explains what a tool
     * then says, and what a tool says explains what the build around it says. Within a rank others' detectors come before
     * SE's, and those in the order of their service file.
     */
    enum Rank {
        /** The machine gave out: time, disk, memory. */
        MACHINE,
        /** Something outside said no, or nothing: network, limits, permissions. */
        WORLD,
        /** The work is not right: compilers, linters, tests, conflicts. */
        WORK,
        /** A build failed, which tells of its parts only that one of them did. */
        BUILD,
        /** Words that often mean something, and often do not. */
        GUESS
    }
}
