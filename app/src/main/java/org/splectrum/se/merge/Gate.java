package org.splectrum.se.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Judges the resolution of a conflict: whether everything that both sides did is in it, and nothing else. A pure function of four
 * texts; immutable, thread-safe. Texts that are no texts, or are larger than is judged, are refused by name.
 */
public final class Gate {
    private final List<Reason> unreadable;
    private final Parser parser;
    private final Sides sides;
    private final Map<Form, Sides> inForm = new ConcurrentHashMap<>();

    /** How the sides are read where what is written does not decide. */
    private enum Form {
        /** As lines and words only. */
        FLAT,
        /** Without modifiers that change nothing. */
        PLAIN
    }

    private Gate(List<Reason> unreadable, Parser parser, Sides sides) {
        this.unreadable = unreadable;
        this.parser = parser;
        this.sides = sides;
    }

    /** Reads the three texts of a conflict once, for several resolutions of it. */
    public static Gate of(Conflict conflict) {
        Parser parser = new Parser(Language.of(conflict.path()));
        List<Reason> unreadable = new ArrayList<>();
        List<Reading> read = Stream.of(conflict.base(), conflict.ours(), conflict.theirs())
                .map(blob -> switch (Decoded.of(blob)) {
                    case Decoded.Legible(var text) -> Reading.of(parser, text);
                    case Decoded.Unreadable(var refusal, var detail) -> {
                        unreadable.add(new Reason(refusal, Reason.Place.FILE, detail));
                        yield Reading.of(parser, Text.EMPTY);
                    }
                })
                .toList();
        return new Gate(List.copyOf(unreadable), parser, new Sides(read.get(0), read.get(1), read.get(2)));
    }

    /** Milliseconds for a usual file; bounded by {@link Decoded#MAX_BYTES} and its fellows. */
    public static Judgement judge(Conflict conflict, Blob resolved) {
        return of(conflict).judge(resolved);
    }

    /** Milliseconds for a usual file; bounded by {@link Decoded#MAX_BYTES} and its fellows. */
    public Judgement judge(Blob resolved) {
        if (!unreadable.isEmpty()) {
            return Judgement.of(unreadable, Judgement.Depth.WORDS);
        }
        return switch (Decoded.of(resolved)) {
            case Decoded.Legible(var text) -> judge(text);
            case Decoded.Unreadable(var refusal, var detail) -> refused(new Reason(refusal, Reason.Place.FILE, detail));
        };
    }

    private Judgement judge(Text resolved) {
        Text base = sides.base().text();
        Text ours = sides.ours().text();
        Text theirs = sides.theirs().text();
        List<Reason> form = FormRule.check(ours, theirs, resolved);
        List<Reason> faults = form.isEmpty() ? MarkerRule.check(base, ours, theirs, resolved) : form;
        if (!faults.isEmpty()) {
            return Judgement.of(faults, Judgement.Depth.WORDS);
        }
        Reading read = Reading.of(parser, resolved);
        boolean parsed = read.tree().isPresent();
        if (sides.ours().tree().isPresent() && sides.theirs().tree().isPresent() && !parsed) {
            return refused(new Reason(Refusal.SYNTAX, Reason.Place.FILE, "both sides parse, the result does not"));
        }
        if (!parsed || !sides.parsed()) {
            return judge(inForm.computeIfAbsent(Form.FLAT, _ -> sides.flat()), read.flat());
        }
        Judgement asWritten = judge(sides, read);
        return asWritten.verdict() == Judgement.Verdict.VERIFIED
                ? asWritten
                : followed(sides, read).or(() -> plain(read)).orElse(asWritten);
    }

    /** Where the resolution keeps what follows from one side's changes for the other's. */
    private static Optional<Judgement> followed(Sides sides, Reading resolved) {
        return sides.consequences().stream()
                .map(followed -> judge(followed, resolved))
                .filter(judgement -> judgement.verdict() == Judgement.Verdict.VERIFIED)
                .findFirst();
    }

    /** Where the resolution keeps everything but modifiers that change nothing. */
    private Optional<Judgement> plain(Reading read) {
        if (!sides.differs(read)) {
            return Optional.empty();
        }
        Reading resolved = sides.plain(read);
        Sides plain = inForm.computeIfAbsent(Form.PLAIN, _ -> sides.plain());
        return Optional.of(judge(plain, resolved))
                .filter(judgement -> judgement.verdict() == Judgement.Verdict.VERIFIED)
                .or(() -> followed(plain, resolved));
    }

    /** The same conflict has several shapes, by how its texts are compared: what keeps both sides' changes in one of them keeps them. */
    private static Judgement judge(Sides sides, Reading resolved) {
        List<Judgement> judgements = new ArrayList<>();
        for (Sides.View view : sides.views()) {
            Judgement judgement = inShape(new Readings(sides, sides.in(view), resolved));
            if (judgement.verdict() == Judgement.Verdict.VERIFIED) {
                return judgement;
            }
            judgements.add(judgement);
        }
        return judgements.getFirst();
    }

    private static Judgement inShape(Readings readings) {
        List<Reason> declarations = DeclarationRule.check(readings);
        List<Reason> words = WordRule.check(readings);
        List<Reason> placed = switch (readings.fit()) {
            case Fit.Found.Broken(var line, var reached) ->
                declarations.isEmpty() && OutsideRule.onlyMoved(readings)
                        ? List.of()
                        : List.of(OutsideRule.reason(line, reached));
            case Fit.Found.Fits(var regions) ->
                Stream.of(
                                SideRule.check(readings, regions),
                                MoveRule.check(readings, regions),
                                OrderRule.check(readings, regions),
                                IndentRule.check(readings, regions))
                        .flatMap(List::stream)
                        .toList();
        };
        List<Reason> reasons = Stream.of(words, placed, ImportRule.check(readings), declarations)
                .flatMap(List::stream)
                .toList();
        return Judgement.of(reasons, readings.depth());
    }

    private static Judgement refused(Reason reason) {
        return Judgement.of(List.of(reason), Judgement.Depth.WORDS);
    }
}
