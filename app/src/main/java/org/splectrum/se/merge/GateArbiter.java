package org.splectrum.se.merge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.splectrum.se.runner.protocol.FileConflict;
import org.splectrum.se.runner.protocol.Ruling;
import org.splectrum.se.steps.Arbiter;
import org.splectrum.se.steps.Precedents.Precedent;

/** The memory of a repository, the rungs that are on by default, and the gate. */
public final class GateArbiter implements Arbiter {
    private static final String REMEMBERED = org.splectrum.se.runner.protocol.Resolution.MEMORY;

    private final Function<String, Optional<Precedent>> memory;

    /** One that remembers nothing. */
    public GateArbiter() {
        this(sides -> Optional.empty());
    }

    /** @param memory what came of a hunk before, by its sides */
    public GateArbiter(Function<String, Optional<Precedent>> memory) {
        this.memory = memory;
    }

    @Override
    public Optional<Ruling.Resolved> climb(FileConflict conflict) {
        Conflict texts = of(conflict);
        return remembered(texts)
                .filter(text -> Gate.judge(texts, text).reasons().isEmpty())
                .map(text -> new Ruling.Resolved(new String(text.shared(), UTF_8), REMEMBERED))
                .or(() -> Ladder.climb(texts, Rung.usual())
                        .map(found -> new Ruling.Resolved(
                                new String(found.text().shared(), UTF_8),
                                found.rung().key())));
    }

    /** With what the memory has, and what is provable of the rest; empty where that is not all, or the memory has nothing. */
    private Optional<Blob> remembered(Conflict conflict) {
        return Hunks.of(conflict).flatMap(hunks -> remembered(conflict, hunks));
    }

    private Optional<Blob> remembered(Conflict conflict, Hunks hunks) {
        Language language = Language.of(conflict.path());
        List<List<String>> made = new ArrayList<>();
        boolean remembers = false;
        for (Piece.Hunk hunk : hunks.all()) {
            Optional<Precedent> precedent = memory.apply(Hunks.sides(hunk));
            Optional<List<String>> lines = known(language, hunk, precedent);
            if (lines.isEmpty()) {
                return Optional.empty();
            }
            remembers |= precedent.isPresent();
            made.add(lines.get());
        }
        return remembers ? Optional.of(hunks.with(made)) : Optional.empty();
    }

    @Override
    public List<Ruling.Settled> settle(FileConflict conflict, List<FileConflict.Hunk> hunks) {
        if (Hunks.of(of(conflict)).isEmpty()) {
            return List.of();
        }
        Language language = Language.of(conflict.path());
        List<Ruling.Settled> settled = new ArrayList<>();
        for (int at = 0; at < hunks.size(); at++) {
            FileConflict.Hunk each = hunks.get(at);
            int number = at + 1;
            Piece.Hunk hunk = Hunks.hunk(each.base(), each.ours(), each.theirs());
            known(language, hunk, memory.apply(Hunks.sides(hunk)))
                    .ifPresent(lines -> settled.add(new Ruling.Settled(number, Hunks.text(lines))));
        }
        // Where each is settled by itself and the whole was refused, one of them is wrong.
        return settled.size() < hunks.size() ? settled : List.of();
    }

    private static Optional<List<String>> known(Language language, Piece.Hunk hunk, Optional<Precedent> precedent) {
        return precedent
                .map(GateArbiter::lines)
                .or(() -> Ladder.climb(language, hunk, Rung.usual()).map(Ladder.Step::lines));
    }

    private static List<String> lines(Precedent precedent) {
        return precedent.text().lines().toList();
    }

    @Override
    public List<Part> parts(FileConflict conflict, String resolved) {
        Language language = Language.of(conflict.path());
        return Hunks.of(of(conflict))
                .flatMap(hunks -> hunks.within(Text.of(resolved, UTF_8).lines().stream()
                                .map(Line::text)
                                .toList())
                        .map(made -> parts(language, hunks.all(), made)))
                .orElse(List.of());
    }

    private List<Part> parts(Language language, List<Piece.Hunk> hunks, List<List<String>> made) {
        List<Part> parts = new ArrayList<>();
        for (Piece.Hunk hunk : hunks) {
            String sides = Hunks.sides(hunk);
            String text = Hunks.text(made.get(parts.size()));
            parts.add(new Part(sides, text, maker(language, hunk, sides, text)));
        }
        return parts;
    }

    private Maker maker(Language language, Piece.Hunk hunk, String sides, String text) {
        return memory.apply(sides)
                .filter(precedent -> precedent.text().equals(text))
                .<Maker>map(precedent -> new Maker.Memory(precedent.origin()))
                .or(() -> Ladder.climb(language, hunk, Rung.usual())
                        .filter(step -> Hunks.text(step.lines()).equals(text))
                        .map(step -> new Maker.Provable(step.rung().key())))
                .orElseGet(Maker.Somebody::new);
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
            case LINE_ENDINGS, OUTSIDE, INVENTED -> Objection.Weight.FAULT;
            case TOO_LARGE, BINARY, ENCODING, MARKERS, SYNTAX, DUPLICATE -> Objection.Weight.FORM;
        };
    }
}
