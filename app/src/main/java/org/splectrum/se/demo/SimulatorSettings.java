package org.splectrum.se.demo;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Clock;

/**
 * How a simulated GitHub starts.
 *
 * @param port where it listens on 127.0.0.1; 0 takes a free one
 * @param directory where its git repositories are made; must be writable
 * @param slug the app's name in links and, with {@code [bot]}, its login
 * @param owner the account that owns the app and has it installed
 * @param clock the time it shows and by which tokens expire
 */
public record SimulatorSettings(int port, Path directory, String slug, String owner, Clock clock) {
    public SimulatorSettings {
        requireNonNull(directory, "directory is null");
        requireNonNull(slug, "slug is null");
        requireNonNull(owner, "owner is null");
        requireNonNull(clock, "clock is null");
    }

    /** A free port, the app {@code se} of {@code octo}, and the system's clock. */
    public static SimulatorSettings in(Path directory) {
        return new SimulatorSettings(0, directory, "se", "octo", Clock.systemUTC());
    }

    public SimulatorSettings withPort(int chosen) {
        return new SimulatorSettings(chosen, directory, slug, owner, clock);
    }

    public SimulatorSettings withClock(Clock chosen) {
        return new SimulatorSettings(port, directory, slug, owner, chosen);
    }
}
