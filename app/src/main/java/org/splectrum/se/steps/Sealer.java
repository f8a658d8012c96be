package org.splectrum.se.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;

/**
 * Makes commits ready for their push, and has their signed record on disk before they leave: whatever crashes when, a commit that is pushed
 * has its record, and one. Thread-safe.
 */
final class Sealer {
    private final Mirrors mirrors;
    private final Sealing sealing;
    private final AuditPorts auditPorts;
    private final Heads heads;
    private final String author;

    /** What commits are sealed with. */
    record Sealing(Seals seals, Records records, Integrity integrity, Provenance provenance) {}

    /** @param author SE's e-mail address in commits */
    Sealer(Mirrors mirrors, Sealing sealing, AuditPorts auditPorts, String author) {
        this.mirrors = mirrors;
        this.sealing = sealing;
        this.auditPorts = auditPorts;
        this.heads = new Heads(mirrors);
        this.author = author;
    }

    /** The commit to push in place of the rebased one; the attempt's ref points at it. Idempotent. */
    CommitId seal(Run run, AttemptId attempt, Result.Rebased rebased) {
        RepositoryName repository = run.request().origin().place().repository();
        RecordId id = RecordId.of(run.id(), attempt.step(), rebased.commit());
        Optional<CommitId> before = sealing.records().head(id).filter(head -> isHere(repository, attempt, head));
        CommitId head = before.orElseGet(() -> anew(run, attempt, id, rebased));
        mirrors.point(repository, attempt.ref(), head);
        return head;
    }

    /** Made by this attempt, or by one before it that did not come to its end. */
    private boolean isHere(RepositoryName repository, AttemptId attempt, CommitId head) {
        return IntStream.rangeClosed(1, attempt.number())
                .mapToObj(number -> new AttemptId(attempt.run(), attempt.step(), number).ref())
                .anyMatch(ref ->
                        mirrors.read(repository, ref).filter(head::equals).isPresent());
    }

    private CommitId anew(Run run, AttemptId attempt, RecordId id, Result.Rebased rebased) {
        RepositoryName repository = run.request().origin().place().repository();
        Seals.Sealed sealed =
                sealing.seals().seal(repository, new Seals.Sealing(rebased.commit(), known(run, rebased), id, author));
        if (!sealed.commits().isEmpty()) {
            // Before the record is there, so that the commit is found by whoever finds the record.
            mirrors.point(repository, attempt.ref(), sealed.head());
            Provenance.Facts facts = new Provenance.Facts(
                    run,
                    attempt,
                    rebased,
                    sealed,
                    auditPorts.trail().of(run.id()),
                    sealing.integrity().of(run.id()));
            sealing.records()
                    .keep(new Records.Draft(
                            id,
                            attempt,
                            sealed.commits().stream().map(Seals.Commit::id).toList(),
                            sealing.provenance().statement(id, facts)));
        }
        return sealed.head();
    }

    /** What others have pushed is theirs. */
    private List<CommitId> known(Run run, Result.Rebased rebased) {
        List<CommitId> known = new ArrayList<>(List.of(rebased.onto()));
        Result.Prepared prepared = run.result(Result.Prepared.class).orElseThrow();
        known.add(prepared.start());
        Stream.of(prepared.existing(), heads.existing(run))
                .filter(sha -> !sha.isEmpty())
                .map(CommitId::new)
                .forEach(known::add);
        Adoption.pushed(run).ifPresent(known::add);
        RepositoryName repository = run.request().origin().place().repository();
        mirrors.read(repository, "refs/heads/" + prepared.branch()).ifPresent(known::add);
        return known;
    }
}
