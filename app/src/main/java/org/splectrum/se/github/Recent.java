package org.splectrum.se.github;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Remembers where something was found, for the things used last; forgetting only costs a search. Thread-safe. */
final class Recent<K, V> {
    private static final int KEPT = 1_000;
    private final Map<K, V> found = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > KEPT;
        }
    };

    synchronized Optional<V> get(K key) {
        return Optional.ofNullable(found.get(key));
    }

    synchronized void put(K key, V value) {
        found.put(key, value);
    }

    synchronized void forget(K key) {
        found.remove(key);
    }
}
