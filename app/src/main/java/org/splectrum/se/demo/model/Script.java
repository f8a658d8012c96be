package org.splectrum.se.demo.model;

import java.util.List;

/** What the model says to what it is asked. Thread-safe. */
@FunctionalInterface
public interface Script {
    Turn answer(Asked asked);

    /**
     * One turn after the other, the last again and again. A turn that is asked for twice is answered the same, and one whose tool
     * was interrupted is said again.
     */
    static Script of(Turn... turns) {
        List<Turn> all = List.of(turns);
        return asked -> all.get(Math.min(asked.answered(), all.size() - 1));
    }

    /** This script where the prompt holds the words, else the other. */
    static Script when(String words, Script then, Script otherwise) {
        return asked -> (asked.prompt().contains(words) ? then : otherwise).answer(asked);
    }
}
