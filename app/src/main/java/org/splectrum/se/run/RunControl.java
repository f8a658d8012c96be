package org.splectrum.se.run;

import java.util.List;
import java.util.Objects;

/**
 * What makes runs begin and go on.
 *
 * @param listeners who also hears what happens, in this order, after commands were dealt with
 * @param suites who knows which checks are asked for together
 */
public record RunControl(Engine engine, Requests requests, List<Listener> listeners, Suites suites) {
    public RunControl {
        Objects.requireNonNull(engine, "engine is null");
        Objects.requireNonNull(requests, "requests is null");
        listeners = List.copyOf(listeners);
        Objects.requireNonNull(suites, "suites is null");
    }
}
