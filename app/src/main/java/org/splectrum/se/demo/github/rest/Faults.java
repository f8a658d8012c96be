package org.splectrum.se.demo.github.rest;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The faults that are to happen, each for a number of requests. Thread-safe. */
public final class Faults {
    private final List<Planned> planned = new ArrayList<>();

    private static final class Planned {
        private final String method;
        private final Pattern path;
        private final Fault fault;
        private int left;

        private Planned(String method, Pattern path, Fault fault, int left) {
            this.method = method;
            this.path = path;
            this.fault = fault;
            this.left = left;
        }
    }

    /**
     * Makes the next requests of a method go wrong.
     *
     * @param path an expression that the whole path must match; git's requests have paths too
     * @param times how many requests
     */
    public synchronized void failNext(String method, String path, Fault fault, int times) {
        requireNonNull(fault, "fault is null");
        planned.add(new Planned(method, Pattern.compile(path), fault, times));
    }

    /** Takes back whatever has not happened yet. */
    public synchronized void clear() {
        planned.clear();
    }

    /** The fault that a request of now meets, if any. */
    public synchronized Optional<Fault> next(String method, String path) {
        for (Iterator<Planned> plans = planned.iterator(); plans.hasNext(); ) {
            Planned plan = plans.next();
            if (plan.method.equals(method) && plan.path.matcher(path).matches()) {
                plan.left--;
                if (plan.left <= 0) {
                    plans.remove();
                }
                return Optional.of(plan.fault);
            }
        }
        return Optional.empty();
    }
}
