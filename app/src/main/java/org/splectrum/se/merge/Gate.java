package org.splectrum.se.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Judges the resolution of a conflict: whether everything that both sides did is in it, and nothing else. A pure function of four
 * texts; thread-safe. Texts that are no texts, or are larger than is judged, are refused by name.
 */
public final class Gate {
    private Gate() {}

    /** Milliseconds for a usual file; bounded by {@link Decoded#MAX_BYTES} and its fellows. */
    public static Judgement judge(Conflict conflict, Blob resolved) {
        List<Text> texts = new ArrayList<>();
        for (Blob blob : List.of(conflict.base(), conflict.ours(), conflict.theirs(), resolved)) {
            switch (Decoded.of(blob)) {
                case Decoded.Legible(var text) -> texts.add(text);
                case Decoded.Unreadable(var refusal, var detail) -> {
                    return refused(new Reason(refusal, Reason.Place.FILE, detail));
                }
            }
        }
        List<Reason> form = FormRule.check(texts.get(1), texts.get(2), texts.get(3));
        if (!form.isEmpty()) {
            return Judgement.of(form, Judgement.Depth.WORDS);
        }
        return judge(conflict.path(), texts);
    }

    private static Judgement judge(String path, List<Text> texts) {
        Language language = Language.of(path);
        List<Reason> markers = MarkerRule.check(texts.get(0), texts.get(1), texts.get(2), texts.get(3));
        if (!markers.isEmpty()) {
            return Judgement.of(markers, Judgement.Depth.WORDS);
        }
        List<Reading> read =
                texts.stream().map(text -> Reading.of(language, text)).toList();
        if (read.get(1).tree().isPresent()
                && read.get(2).tree().isPresent()
                && read.get(3).tree().isEmpty()) {
            return refused(new Reason(Refusal.SYNTAX, Reason.Place.FILE, "both sides parse, the result does not"));
        }
        return judge(Readings.of(read.get(0), read.get(1), read.get(2), read.get(3)));
    }

    private static Judgement judge(Readings fine) {
        Readings coarse = fine.fit() instanceof Fit.Found.Broken ? fine.in(ThreeWay.Grain.COARSE) : fine;
        Readings readings = coarse.fit() instanceof Fit.Found.Fits ? coarse : fine;
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
