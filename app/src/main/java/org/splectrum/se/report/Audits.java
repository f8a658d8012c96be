package org.splectrum.se.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.splectrum.se.command.Origin;
import org.splectrum.se.model.RunId;
import org.splectrum.se.run.Chronicle;
import org.splectrum.se.run.Request;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.run.StepProgress;
import org.splectrum.se.steps.AuditPorts;
import org.splectrum.se.steps.Briefings;
import org.splectrum.se.steps.Integrity;
import org.splectrum.se.steps.Permits;
import org.splectrum.se.steps.RefusalLog;

/** Gathers what is on record of runs: from their events, and from what was noted beside them. Reads only; thread-safe. */
public final class Audits {
    private static final int SOME = 500;

    private final Chronicle chronicle;
    private final AuditPorts auditPorts;
    private final RefusalLog refusals;
    private final Integrity integrity;

    public Audits(Chronicle chronicle, AuditPorts auditPorts, RefusalLog refusals, Integrity integrity) {
        this.chronicle = Objects.requireNonNull(chronicle, "chronicle is null");
        this.auditPorts = Objects.requireNonNull(auditPorts, "auditPorts is null");
        this.refusals = Objects.requireNonNull(refusals, "refusals is null");
        this.integrity = Objects.requireNonNull(integrity, "integrity is null");
    }

    /** @param run one that there is */
    public AuditDocument of(Run run) {
        Request request = run.request();
        Origin origin = request.origin();
        List<RunEvent> events = events(run.id());
        AuditedAttempts attempts = new AuditedAttempts(texts(run.id()));
        // In the order in which they ended; those of which no end is known come last.
        events.forEach(attempts::take);
        auditPorts.trail().of(run.id()).forEach(attempts::take);
        return new AuditDocument(
                run.id().value(),
                request.workflow().name(),
                origin.place().repository().toString(),
                origin.place().toString(),
                new AuditDocument.Asked(
                        origin.person().login(),
                        origin.person().kind().name().toLowerCase(Locale.ROOT),
                        origin.event().name(),
                        request.key(),
                        request.prompt(),
                        run.span().since()),
                attempts.all(),
                acts(events),
                new AuditDocument.Egress(Permits.Permit.of(run).egress(), refusals.ofRun(run.id())),
                cost(run),
                logs(integrity.of(run.id())));
    }

    private List<RunEvent> events(RunId run) {
        List<RunEvent> events = new ArrayList<>();
        for (List<RunEvent> some = chronicle.after(run, 0, SOME); !some.isEmpty(); ) {
            events.addAll(some);
            some = chronicle.after(run, events.size(), SOME);
        }
        return events;
    }

    private Map<String, String> texts(RunId run) {
        return auditPorts.briefings().ofRun(run).stream()
                .collect(Collectors.toMap(
                        Briefings.Kept::sha256, kept -> kept.told().prompt(), (same, again) -> same));
    }

    private static List<AuditDocument.Act> acts(List<RunEvent> events) {
        List<AuditDocument.Act> acts = new ArrayList<>();
        for (RunEvent event : events) {
            if (event instanceof RunEvent.ActedOn(var remark, var _)) {
                acts.add(new AuditDocument.Act(remark.at(), remark.by(), StepText.of(remark.action())));
            }
        }
        return acts;
    }

    private static long cost(Run run) {
        return run.steps().stream()
                .map(StepProgress::progress)
                .mapToLong(progress -> progress.usage().microUsd())
                .sum();
    }

    private static AuditDocument.Logs logs(Integrity.Finding finding) {
        return new AuditDocument.Logs(log(finding.events()), log(finding.trail()), finding.faults());
    }

    private static AuditDocument.Log log(Integrity.Log log) {
        return new AuditDocument.Log(log.lines(), log.unlinked(), log.link());
    }
}
