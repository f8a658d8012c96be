package org.splectrum.se.store;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.splectrum.se.run.RunCounts;

/** How many runs are on disk. Thread-safe. */
final class StoredCounts implements RunCounts {
    private final Jdbi reading;

    StoredCounts(Jdbi reading) {
        this.reading = reading;
    }

    /** Rows are counted in their index, the latest first: no further than asked for. */
    @Override
    public Optional<Instant> asked(Scope scope, int back) {
        return reading.withHandle(handle -> handle.createQuery("SELECT asked_at FROM runs WHERE " + condition(scope)
                        + " ORDER BY sequence DESC LIMIT 1 OFFSET :skipped")
                .bindMap(values(scope))
                .bind("skipped", back - 1)
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli));
    }

    @Override
    public int underWay(Scope scope) {
        return reading.withHandle(handle -> handle.createQuery(
                        "SELECT count(*) FROM runs WHERE state IN ('QUEUED', 'RUNNING') AND " + condition(scope))
                .bindMap(values(scope))
                .mapTo(Integer.class)
                .one());
    }

    private static String condition(Scope scope) {
        return switch (scope) {
            case Scope.OfPlace of -> "repository = :repository AND number = :number";
            case Scope.OfPerson of -> "person = :person";
            case Scope.OfRepository of -> "repository = :repository";
            case Scope.OfInstallation of -> "installation = :installation";
        };
    }

    private static Map<String, Object> values(Scope scope) {
        return switch (scope) {
            case Scope.OfPlace(var repository, int number) ->
                Map.of("repository", repository.toString(), "number", number);
            case Scope.OfPerson(String login) -> Map.of("person", login);
            case Scope.OfRepository(var repository) -> Map.of("repository", repository.toString());
            case Scope.OfInstallation(long id) -> Map.of("installation", id);
        };
    }
}
