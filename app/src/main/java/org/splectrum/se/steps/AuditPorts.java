package org.splectrum.se.steps;

import java.util.Objects;

/** Where is kept what those need who look into a run later. */
public record AuditPorts(Briefings briefings, Trail trail) {
    public AuditPorts {
        Objects.requireNonNull(briefings, "briefings is null");
        Objects.requireNonNull(trail, "trail is null");
    }
}
