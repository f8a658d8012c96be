package org.splectrum.se.run;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.splectrum.se.model.Place;
import org.splectrum.se.model.RepositoryName;

/** How many runs are on record. Reads only; thread-safe. What a committed run changes is seen at once. */
public interface RunCounts {
    /**
     * When a run was asked for.
     *
     * @param back how many from the latest, which is 1
     * @return empty where there are fewer
     */
    Optional<Instant> asked(Scope scope, int back);

    /** How many wait for their turn or are at work. */
    int underWay(Scope scope);

    /** Runs that are counted together. */
    sealed interface Scope {
        /** On one issue or pull request. */
        record OfPlace(RepositoryName repository, int number) implements Scope {
            public OfPlace {
                Objects.requireNonNull(repository, "repository is null");
            }
        }

        /** Asked for by one person. */
        record OfPerson(String login) implements Scope {
            public OfPerson {
                login = login.toLowerCase(Locale.ROOT);
            }
        }

        /** Of one repository. */
        record OfRepository(RepositoryName repository) implements Scope {
            public OfRepository {
                Objects.requireNonNull(repository, "repository is null");
            }
        }

        /** Of all repositories of one owner. */
        record OfInstallation(long id) implements Scope {}

        /** Those that count with the request. */
        static Scope of(Quota.Whose whose, Request request) {
            Place place = request.origin().place();
            return switch (whose) {
                case ISSUE -> new OfPlace(place.repository(), place.number());
                case USER -> new OfPerson(request.origin().person().login());
                case REPOSITORY -> new OfRepository(place.repository());
                case INSTALLATION -> new OfInstallation(place.installation());
            };
        }
    }
}
