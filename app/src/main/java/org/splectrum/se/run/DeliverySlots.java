package org.splectrum.se.run;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which deliveries are being dealt with, and which rest meanwhile without a place. Where very many rest, all those that nobody
 * answers, the next keep their places: then asking on would not help anybody. Thread-safe.
 */
final class DeliverySlots {
    /** So many may rest at a time. */
    static final int RESTING = 1_000;

    private final int atOnce;
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Long> resting = new HashMap<>();
    private final Map<String, Integer> tries = new HashMap<>();

    DeliverySlots(int atOnce) {
        this.atOnce = atOnce;
    }

    /** How many places nobody has. */
    synchronized int free() {
        return atOnce - taken.size();
    }

    /** Those that have a place or rest. */
    synchronized Set<String> known() {
        Set<String> known = new HashSet<>(taken);
        known.addAll(resting.keySet());
        return known;
    }

    /** Gives it a place. @return the how manieth time */
    synchronized int take(String delivery) {
        taken.add(delivery);
        return tries.merge(delivery, 1, Integer::sum);
    }

    /**
     * It is tried again later, and others may have its place.
     *
     * @param installation that it is of; 0 where that is not known
     */
    synchronized void rest(String delivery, long installation) {
        if (resting.size() < RESTING && taken.remove(delivery)) {
            resting.put(delivery, installation);
        }
    }

    /** It may have a place again, unless it had another since its try of this number. */
    synchronized void goOn(String delivery, int tried) {
        if (tries.getOrDefault(delivery, 0) == tried) {
            free(delivery);
        }
    }

    /** All of this installation that rest may have a place again. */
    synchronized void goOn(long installation) {
        resting.values().removeIf(Long.valueOf(installation)::equals);
    }

    /** Nothing is to be done about it any more. */
    synchronized void leave(String delivery) {
        free(delivery);
        tries.remove(delivery);
    }

    private void free(String delivery) {
        resting.remove(delivery);
        taken.remove(delivery);
    }
}
