package org.splectrum.se.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RunId;

/** What agents were told, held in memory. Thread-safe. */
public final class InMemoryBriefings implements Briefings {
    private final List<Kept> all = new ArrayList<>();

    @Override
    public synchronized void keep(AttemptId attempt, Told told) {
        boolean known = all.stream()
                .anyMatch(kept ->
                        kept.attempt().equals(attempt) && kept.told().prompt().equals(told.prompt()));
        if (!known) {
            all.add(new Kept(attempt, "hash of " + told.prompt(), told));
        }
    }

    @Override
    public synchronized Optional<Told> of(AttemptId attempt) {
        return all.reversed().stream()
                .filter(kept -> kept.attempt().equals(attempt))
                .map(Kept::told)
                .findFirst();
    }

    @Override
    public synchronized List<Kept> ofRun(RunId run) {
        return all.stream().filter(kept -> kept.attempt().run().equals(run)).toList();
    }

    @Override
    public synchronized Withheld withheld(RunId run) {
        return all.reversed().stream()
                .filter(kept -> kept.attempt().run().equals(run))
                .filter(kept -> kept.told().listener() == Listener.AGENT)
                .map(kept -> kept.told().withheld())
                .findFirst()
                .orElse(Withheld.NOTHING);
    }
}
