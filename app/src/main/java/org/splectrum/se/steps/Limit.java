package org.splectrum.se.steps;

import java.util.Locale;
import java.util.Objects;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.model.RunId;

/**
 * How much may be spent together.
 *
 * @param microUsd in millionths of a US dollar
 */
public record Limit(Scope scope, long microUsd) {
    /** Whose spending counts together. */
    public sealed interface Scope {
        /** One run, on all its days. */
        record OfRun(RunId run) implements Scope {
            public OfRun {
                Objects.requireNonNull(run, "run is null");
            }
        }

        /** A day of all runs that somebody asked for. */
        record DayOfPerson(String login) implements Scope {
            public DayOfPerson {
                login = login.toLowerCase(Locale.ROOT);
            }
        }

        /** A day of all runs of a repository. */
        record DayOfRepository(RepositoryName repository) implements Scope {
            public DayOfRepository {
                Objects.requireNonNull(repository, "repository is null");
            }
        }

        /** A day of all runs of the server. */
        record Day() implements Scope {}
    }

    public Limit {
        Objects.requireNonNull(scope, "scope is null");
        if (microUsd < 0) {
            throw new IllegalArgumentException("a limit is below 0: " + microUsd);
        }
    }

    /** Half a sentence for people. */
    String name() {
        return switch (scope) {
            case Scope.OfRun _ -> "this run";
            case Scope.DayOfPerson person -> "the runs of " + person.login() + " on this day";
            case Scope.DayOfRepository repository -> "the runs of " + repository.repository() + " on this day";
            case Scope.Day _ -> "all runs on this day";
        };
    }
}
