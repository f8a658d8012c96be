package org.splectrum.se.steps;

import java.util.Objects;

/** What it takes to run something in a sealed container. */
public record ContainerEdges(
        Sandboxes sandboxes,
        Gateways gateways,
        Alternates alternates,
        AttemptLog log,
        UsageLog usage,
        AuditPorts auditPorts) {
    public ContainerEdges {
        Objects.requireNonNull(sandboxes, "sandboxes is null");
        Objects.requireNonNull(gateways, "gateways is null");
        Objects.requireNonNull(alternates, "alternates is null");
        Objects.requireNonNull(log, "log is null");
        Objects.requireNonNull(usage, "usage is null");
        Objects.requireNonNull(auditPorts, "auditPorts is null");
    }
}
