package org.splectrum.se.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.splectrum.se.model.Place;

/**
 * Holds requests to how many runs there may be, by those that are on record: so a loop between programs ends, and a restart forgets
 * nothing. Who counts together begins one after the other. Thread-safe.
 */
public final class Quotas {
    private final List<Quota> quotas;
    private final RunCounts counts;
    private final InstantSource clock;
    private final Map<Quota.Whose, KeyedLock> locks = new EnumMap<>(Quota.Whose.class);

    /** @param quotas of the server; those that are not there bound nothing */
    public Quotas(List<Quota> quotas, RunCounts counts, InstantSource clock) {
        this.quotas = List.copyOf(quotas);
        this.counts = Objects.requireNonNull(counts, "counts is null");
        this.clock = Objects.requireNonNull(clock, "clock is null");
        for (Quota.Whose whose : Quota.Whose.values()) {
            locks.put(whose, new KeyedLock());
        }
    }

    /** Begins the run, where no quota speaks against it. */
    Requests.Outcome pass(Request request, Supplier<Requests.Outcome> begin) {
        Place.Kind kind = request.origin().place().kind();
        List<Quota> holding = quotas.stream()
                .filter(quota -> quota.whose() != Quota.Whose.ISSUE || kind != Place.Kind.REPOSITORY)
                .sorted((one, other) -> one.whose().compareTo(other.whose())) // so that nobody waits for each other
                .toList();
        return pass(request, holding, begin);
    }

    private Requests.Outcome pass(Request request, List<Quota> holding, Supplier<Requests.Outcome> begin) {
        if (holding.isEmpty()) {
            return begin.get();
        }
        Quota quota = holding.getFirst();
        RunCounts.Scope scope = RunCounts.Scope.of(quota.whose(), request);
        KeyedLock keyedLock = Objects.requireNonNull(locks.get(quota.whose()), "there is one for each");
        return keyedLock.pass(
                scope.toString(),
                () -> full(quota, scope)
                        .<Requests.Outcome>map(Requests.Outcome.Refused::new)
                        .orElseGet(() -> pass(request, holding.subList(1, holding.size()), begin)));
    }

    private Optional<Reply> full(Quota quota, RunCounts.Scope scope) {
        Duration length = quota.span().length();
        if (length.isZero()) {
            return counts.underWay(scope) < quota.most()
                    ? Optional.empty()
                    : Optional.of(new Reply.TooManyAtOnce(
                            quota, counts.asked(scope, 1).orElse(Instant.EPOCH)));
        }
        Instant now = clock.instant();
        return counts.asked(scope, quota.most())
                .map(oldest -> oldest.plus(length))
                .filter(now::isBefore)
                .map(again -> new Reply.TooMany(quota, again));
    }
}
