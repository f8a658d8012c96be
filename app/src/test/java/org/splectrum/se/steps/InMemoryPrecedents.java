package org.splectrum.se.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.model.RunId;

/** How conflicts were resolved, held in memory. Thread-safe. */
public final class InMemoryPrecedents implements Precedents {
    private final List<Kept> all = new ArrayList<>();

    private record Kept(AttemptId attempt, RepositoryName repository, String sides, Precedent precedent, int pushed) {}

    @Override
    public synchronized Optional<Precedent> of(RepositoryName repository, String sides) {
        return all.stream()
                .filter(kept -> kept.pushed() > 0
                        && kept.repository().equals(repository)
                        && kept.sides().equals(sides))
                .max((one, other) -> Integer.compare(one.pushed(), other.pushed()))
                .map(Kept::precedent);
    }

    @Override
    public synchronized void propose(AttemptId attempt, RepositoryName repository, Map<String, Precedent> made) {
        all.removeIf(kept -> kept.attempt().run().equals(attempt.run())
                && kept.attempt().step().equals(attempt.step()));
        made.forEach((sides, precedent) -> all.add(new Kept(attempt, repository, sides, precedent, 0)));
    }

    @Override
    public synchronized void confirm(RunId run) {
        int next = all.stream().mapToInt(Kept::pushed).max().orElse(0) + 1;
        all.replaceAll(kept -> kept.attempt().run().equals(run)
                ? new Kept(kept.attempt(), kept.repository(), kept.sides(), kept.precedent(), next)
                : kept);
    }

    @Override
    public synchronized void forget(RunId run) {
        all.removeIf(kept ->
                kept.attempt().run().equals(run) || kept.precedent().origin().equals(run));
    }
}
