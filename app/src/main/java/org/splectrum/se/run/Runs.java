package org.splectrum.se.run;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.splectrum.se.model.Place;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.model.RunId;

/** Finds runs. Reads only; thread-safe. */
public interface Runs {
    /** The run as of its last event; empty where there is none of this id. */
    Optional<Run> find(RunId id);

    /** One page of the runs that are wanted, the latest request first; empty behind the last. */
    List<Run> latest(Wanted wanted, Page page);

    /** In which repositories. */
    sealed interface Within {
        /** In all of them. */
        record Everywhere() implements Within {}

        /** In these, by their full names; in none where there are none. */
        record Only(Set<RepositoryName> repositories) implements Within {
            public Only {
                repositories = Set.copyOf(repositories);
            }
        }
    }

    /**
     * Which runs.
     *
     * @param number of the issue or pull request in the one repository; 0: of all
     * @param states empty: all
     */
    record Wanted(Within within, int number, Set<RunState> states) {
        /** All of them. */
        public static final Wanted ALL = new Wanted(new Within.Everywhere(), 0, Set.of());

        public Wanted {
            Objects.requireNonNull(within, "within is null");
            states = Set.copyOf(states);
            boolean one = within instanceof Within.Only(var repositories) && repositories.size() == 1;
            if (number < 0 || (number > 0 && !one)) {
                throw new IllegalArgumentException("no issue: " + within + "#" + number);
            }
        }

        /** Those on an issue or pull request. */
        public static Wanted on(Place place) {
            return new Wanted(new Within.Only(Set.of(place.repository())), place.number(), Set.of());
        }

        /** Those of a repository. */
        public static Wanted of(RepositoryName repository) {
            return new Wanted(new Within.Only(Set.of(repository)), 0, Set.of());
        }

        /** Of these, those that stand so. */
        public Wanted in(RunState state) {
            return new Wanted(within, number, Set.of(state));
        }
    }

    /**
     * A part of what is found.
     *
     * @param number from 0
     * @param size how many at most, 1 to {@link #LARGEST}
     */
    record Page(int number, int size) {
        public static final int LARGEST = 100;

        public Page {
            if (number < 0 || size < 1 || size > LARGEST) {
                throw new IllegalArgumentException("not a page: " + number + " of " + size);
            }
        }

        /** The first so many. */
        public static Page first(int size) {
            return new Page(0, size);
        }

        /** The one behind this. */
        public Page next() {
            return new Page(number + 1, size);
        }

        /** How many come before it. */
        public long offset() {
            return (long) number * size;
        }
    }
}
