package org.splectrum.se.github;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Remembers answers for a while, those used last; forgetting only costs a question. Thread-safe. */
final class Brief<K, V> {
    private final Clock clock;
    private final Duration span;
    private final Recent<K, Answer<V>> answers = new Recent<>();

    Brief(Clock clock, Duration span) {
        this.clock = clock;
        this.span = span;
    }

    /** An answer and until when it counts. */
    private record Answer<V>(V value, Instant until) {}

    Optional<V> get(K key) {
        return answers.get(key)
                .filter(answer -> clock.instant().isBefore(answer.until()))
                .map(Answer::value);
    }

    /** @return the value */
    V put(K key, V value) {
        answers.put(key, new Answer<>(value, clock.instant().plus(span)));
        return value;
    }
}
