package org.splectrum.se.steps;

import java.util.List;
import java.util.Objects;

/** Whether everything is there still that was ever on record, of all runs, and as it was written. Thread-safe. */
@FunctionalInterface
public interface Completeness {
    /** Looks through all of it, which takes seconds where there are many runs. */
    Finding check();

    /**
     * What was found. The names of its parts are those of its JSON.
     *
     * @param pages of the ledger
     * @param last hash of the last of them, which stands for all before it; empty where there is none
     * @param runs that there are
     * @param otherKeys pages that were not signed with the key that the server has now
     * @param faults what is missing or not as it was written, a sentence each without its full stop; empty where all is well
     */
    record Finding(long pages, String last, long runs, List<OtherKey> otherKeys, List<String> faults) {
        public Finding {
            Objects.requireNonNull(last, "last is null");
            otherKeys = List.copyOf(otherKeys);
            faults = List.copyOf(faults);
        }
    }

    /**
     * Pages in a row that were signed with one other key.
     *
     * @param key its id: SHA-256 of the public key, in hexadecimal
     */
    record OtherKey(String key, long from, long to) {
        public OtherKey {
            Objects.requireNonNull(key, "key is null");
        }
    }
}
