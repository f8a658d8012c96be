package org.splectrum.se.merge;

import java.util.List;
import java.util.regex.Pattern;

/** No conflict markers, but such as are content of a side. */
final class MarkerRule {
    private static final Pattern MARKER = Pattern.compile("(?:<{7}|>{7}|\\|{7})(?: .*)?|={7}");

    private MarkerRule() {}

    static List<Reason> check(Text base, Text ours, Text theirs, Text resolved) {
        Bag was = markers(base);
        Bag one = markers(ours);
        Bag other = markers(theirs);
        Bag now = markers(resolved);
        return resolved.lines().stream()
                .filter(line -> MARKER.matcher(line.text()).matches())
                .filter(line -> now.count(line.text()) > allowed(was, one, other, line.text()))
                .map(line ->
                        new Reason(Refusal.MARKERS, new Reason.Place(Reason.Side.RESOLVED, line.number()), line.text()))
                .toList();
    }

    private static int allowed(Bag was, Bag one, Bag other, String marker) {
        int both = one.count(marker) + other.count(marker) - was.count(marker);
        return Math.max(both, Math.max(one.count(marker), other.count(marker)));
    }

    private static Bag markers(Text text) {
        return Bag.of(text.lines().stream()
                .map(Line::text)
                .filter(line -> MARKER.matcher(line).matches())
                .toList());
    }
}
