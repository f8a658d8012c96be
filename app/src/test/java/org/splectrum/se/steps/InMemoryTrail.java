package org.splectrum.se.steps;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RunId;

/** Notes for audits, held in memory; all at the same time. Thread-safe. */
public final class InMemoryTrail implements Trail {
    private final List<Noted> all = new ArrayList<>();

    @Override
    public synchronized void note(AttemptId attempt, Fact fact) {
        Noted noted = new Noted(attempt, Instant.EPOCH, fact);
        if (!all.contains(noted)) {
            all.add(noted);
        }
    }

    @Override
    public synchronized List<Noted> of(RunId run) {
        return all.stream().filter(noted -> noted.attempt().run().equals(run)).toList();
    }

    /** Where all is kept in memory. */
    public static AuditPorts auditPorts() {
        return new AuditPorts(new InMemoryBriefings(), new InMemoryTrail());
    }
}
