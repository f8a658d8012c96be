package org.splectrum.se.steps;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A page of the ledger: how far the logs of some runs had come at one moment. Each page names the hash of the one before it, so that
 * none can be changed or left out. The names of its parts are those of its JSON.
 *
 * @param number from 1 on, without gaps
 * @param before SHA-256 of the line that holds the page before, in hexadecimal; empty on the first
 * @param key the public key that it is signed with, in PEM
 */
public record LedgerPage(long number, Instant at, String before, String key, List<Head> heads) {
    public LedgerPage {
        Objects.requireNonNull(at, "at is null");
        Objects.requireNonNull(before, "before is null");
        Objects.requireNonNull(key, "key is null");
        heads = List.copyOf(heads);
    }

    /**
     * How far the logs of one run had come.
     *
     * @param events how many there were
     * @param event link of the last, which stands for all before it; empty where it is from before events were linked
     * @param trail how many lines there were on its {@link Trail}
     * @param line link of the last of these; empty where there was none
     */
    public record Head(String run, long events, String event, long trail, String line) {
        public Head {
            Objects.requireNonNull(run, "run is null");
            Objects.requireNonNull(event, "event is null");
            Objects.requireNonNull(line, "line is null");
        }
    }
}
