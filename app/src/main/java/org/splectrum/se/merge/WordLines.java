package org.splectrum.se.merge;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.splectrum.se.merge.Reason.Side;

/** Where each word stands. Reads a text when it is first asked for. Not thread-safe. */
final class WordLines {
    private final Readings readings;
    private final Map<Side, Map<String, Integer>> lines = new EnumMap<>(Side.class);

    WordLines(Readings readings) {
        this.readings = readings;
    }

    /** The number of the last line that has it; 0 for none. */
    int last(Side side, String word) {
        return lines.computeIfAbsent(side, this::read).getOrDefault(word, 0);
    }

    private Map<String, Integer> read(Side side) {
        Reading reading = switch (side) {
            case BASE -> readings.base();
            case OURS -> readings.ours();
            case THEIRS -> readings.theirs();
            case RESOLVED -> readings.resolved();
        };
        Map<String, Integer> last = new HashMap<>();
        reading.imports().rest().forEach(line -> Words.of(line.text()).forEach(word -> last.put(word, line.number())));
        return last;
    }
}
