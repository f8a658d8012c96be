package org.splectrum.se.steps;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.splectrum.se.command.Origin;
import org.splectrum.se.run.Run;
import org.splectrum.se.steps.Limit.Scope;
import org.splectrum.se.workflow.RepositoryConfig;

/**
 * What the server lets runs spend, in millionths of a US dollar; 0: no bound of the server's. Immutable.
 *
 * @param run one of them
 * @param day all of a day together
 * @param personDay those of a day that one person asked for
 */
public record Allowances(long run, long day, long personDay) {
    public Allowances {
        if (run < 0 || day < 0 || personDay < 0) {
            throw new IllegalArgumentException("a budget is below 0");
        }
    }

    /**
     * All that holds for a run. Of its own the smallest of the server's, the repository's and the workflow's, and beyond that what
     * people allowed it; none where nobody bounds it. Days are never raised.
     */
    public List<Limit> of(Run asked) {
        RepositoryConfig.Bounds bounds = asked.request().config().bounds();
        Origin origin = asked.request().origin();
        long own = smallest(run, withoutServer(asked));
        return Stream.of(
                        new Limit(new Scope.OfRun(asked.id()), own == 0 ? 0 : own + asked.raisedMicroUsd()),
                        new Limit(new Scope.DayOfPerson(origin.person().login()), personDay),
                        new Limit(new Scope.DayOfRepository(origin.place().repository()), bounds.dayMicroUsd()),
                        new Limit(new Scope.Day(), day))
                .filter(limit -> limit.microUsd() > 0)
                .toList();
    }

    /** What the run's workflow and repository let it cost before somebody raises it, in millionths of a US dollar; 0: no bound. */
    public static long withoutServer(Run asked) {
        return smallest(
                asked.request().workflow().terms().budgetMicroUsd(),
                asked.request().config().bounds().runMicroUsd());
    }

    private static long smallest(long... bounds) {
        return LongStream.of(bounds).filter(bound -> bound > 0).min().orElse(0);
    }
}
