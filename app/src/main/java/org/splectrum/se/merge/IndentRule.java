package org.splectrum.se.merge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.splectrum.se.merge.Reason.Place;
import org.splectrum.se.merge.Reason.Side;

/** In languages where indentation is grammar a line of a side stays as far indented as some side has it. */
final class IndentRule {
    private IndentRule() {}

    static List<Reason> check(Readings readings, List<List<Line>> regions) {
        if (readings.language() != Language.PYTHON && readings.language() != Language.YAML) {
            return List.of();
        }
        List<Reason> reasons = new ArrayList<>();
        List<Piece.Hunk> hunks = readings.hunks();
        for (int at = 0; at < hunks.size(); at++) {
            Set<String> bare = new HashSet<>();
            Set<String> indented = new HashSet<>();
            lines(hunks.get(at)).forEach(line -> {
                bare.add(Look.BARE.of(line));
                indented.add(Look.INDENTED.of(line));
            });
            regions.get(at).stream()
                    .filter(line -> bare.contains(Look.BARE.of(line)) && !indented.contains(Look.INDENTED.of(line)))
                    .map(line -> new Reason(
                            Refusal.INVENTED,
                            new Place(Side.RESOLVED, line.number()),
                            "“" + line.text().strip() + "” is indented as on no side"))
                    .forEach(reasons::add);
        }
        return reasons;
    }

    private static Stream<Line> lines(Piece.Hunk hunk) {
        return Stream.of(hunk.base(), hunk.ours(), hunk.theirs()).flatMap(List::stream);
    }
}
