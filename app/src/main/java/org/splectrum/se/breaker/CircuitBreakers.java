package org.splectrum.se.breaker;

import java.time.Clock;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.splectrum.se.failure.Breaker;
import org.splectrum.se.failure.Breakers;
import org.splectrum.se.failure.Circuit;
import org.splectrum.se.failure.Outside;

/** One breaker for each thing outside, kept as long as the process. Thread-safe. */
public final class CircuitBreakers implements Breakers {
    private static final Comparator<Circuit> ORDER = Comparator.comparing(
                    (Circuit circuit) -> circuit.thing().kind())
            .thenComparing(circuit -> circuit.thing().name());

    private final InstantSource wall;
    private final Clock steady;
    private final ConcurrentHashMap<Outside, Switch> switches = new ConcurrentHashMap<>();

    /** In real time. */
    public CircuitBreakers() {
        this(Clock.systemUTC(), new SteadyClock());
    }

    /**
     * In other time.
     *
     * @param wall what people are told
     * @param steady what waits are measured by
     */
    public CircuitBreakers(InstantSource wall, Clock steady) {
        this.wall = wall;
        this.steady = steady;
    }

    @Override
    public Breaker of(Outside thing) {
        return switches.computeIfAbsent(thing, each -> new Switch(each, wall, steady));
    }

    @Override
    public List<Circuit> snapshot() {
        return switches.values().stream().map(Switch::circuit).sorted(ORDER).toList();
    }
}
