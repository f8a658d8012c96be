package org.splectrum.se.merge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.splectrum.se.runner.protocol.FileConflict;
import org.splectrum.se.runner.protocol.Ruling;
import org.splectrum.se.steps.Arbiter;

/** The rungs that are on by default, and the gate. */
public final class GateArbiter implements Arbiter {
    @Override
    public Optional<Ruling.Resolved> climb(FileConflict conflict) {
        return Ladder.climb(of(conflict), Rung.usual())
                .map(found -> new Ruling.Resolved(
                        new String(found.text().shared(), UTF_8), found.rung().key()));
    }

    @Override
    public List<Objection> objections(FileConflict conflict, String resolved) {
        return Gate.judge(of(conflict), Blob.of(resolved)).reasons().stream()
                .map(reason -> new Objection(reason.refusal().key(), words(reason), weight(reason.refusal())))
                .toList();
    }

    private static Conflict of(FileConflict conflict) {
        return new Conflict(
                conflict.path(), Blob.of(conflict.base()), Blob.of(conflict.ours()), Blob.of(conflict.theirs()));
    }

    private static String words(Reason reason) {
        Reason.Place place = reason.place();
        String where = place.line() == 0
                ? ""
                : " (line " + place.line() + " of " + place.side().name().toLowerCase(Locale.ROOT) + ")";
        return reason.refusal().sentence() + ": " + reason.detail() + where;
    }

    private static Objection.Weight weight(Refusal refusal) {
        return switch (refusal) {
            case CONTENT_DECISION, DECLARATION, ADDITION_LOST, DELETION_UNDONE, ORDER -> Objection.Weight.CHOICE;
            case TOO_LARGE, BINARY, ENCODING, LINE_ENDINGS, MARKERS, SYNTAX, OUTSIDE, DUPLICATE, INVENTED ->
                Objection.Weight.FAULT;
        };
    }
}
