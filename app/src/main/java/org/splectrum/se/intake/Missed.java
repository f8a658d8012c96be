package org.splectrum.se.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells from GitHub's record which deliveries never arrived. Pure. */
public final class Missed {
    /** GitHub waits ten seconds for an answer; a try that is younger may be under way. */
    static final Duration UNDER_WAY = Duration.ofSeconds(30);

    private static final Comparator<DeliveryLog.Attempt> OLDEST_FIRST =
            Comparator.comparing(DeliveryLog.Attempt::at).thenComparingLong(DeliveryLog.Attempt::id);

    private Missed() {}

    /** The last try of each delivery that never arrived, the longest missed first. */
    public static List<DeliveryLog.Attempt> of(List<DeliveryLog.Attempt> attempts, Instant now) {
        Map<String, List<DeliveryLog.Attempt>> byDelivery =
                attempts.stream().collect(Collectors.groupingBy(DeliveryLog.Attempt::delivery));
        return byDelivery.values().stream()
                .filter(tries -> tries.stream().noneMatch(DeliveryLog.Attempt::arrived))
                .map(tries -> tries.stream().max(OLDEST_FIRST).orElseThrow())
                .filter(last -> last.at().plus(UNDER_WAY).isBefore(now))
                .sorted(OLDEST_FIRST)
                .toList();
    }
}
