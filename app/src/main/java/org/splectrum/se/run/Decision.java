package org.splectrum.se.run;

import java.util.List;
import java.util.Objects;

/** The run after an event, and what the world should now do; the same run and no effects where the event was stale. */
public record Decision(Run run, List<Effect> effects) {
    public Decision {
        Objects.requireNonNull(run, "run is null");
        effects = List.copyOf(effects);
    }
}
