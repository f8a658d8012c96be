package org.splectrum.se.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.splectrum.se.model.RunId;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.run.RunState;
import org.splectrum.se.run.RunStore;

/** Runs as they begin and end, and their attempts. Thread-safe. */
final class CountedRuns implements RunStore {
    private final RunStore store;
    private final Workflows workflows;
    private final MeterRegistry registry;
    private final Attempts attempts;

    CountedRuns(RunStore store, Workflows workflows, MeterRegistry registry) {
        this.store = store;
        this.workflows = workflows;
        this.registry = registry;
        this.attempts = new Attempts(registry);
    }

    @Override
    public void commit(Commit commit) {
        Run run = commit.run();
        Optional<RunState> before = commit.before().map(Run::state);
        store.commit(commit);
        String workflow = workflows.label(run.request().workflow().name());
        if (before.isEmpty()) {
            registry.counter("se.runs.requested", "workflow", workflow).increment();
        }
        if (run.state().ended() && before.filter(run.state()::equals).isEmpty()) {
            String state = run.state().name().toLowerCase(Locale.ROOT);
            registry.counter("se.runs.ended", "state", state, "workflow", workflow)
                    .increment();
        }
        if (commit.event() instanceof RunEvent.AttemptEnded ended) {
            attempts.count(run, ended);
        }
    }

    @Override
    public Optional<Run> find(RunId id) {
        return store.find(id);
    }

    @Override
    public List<Run> latest(Wanted wanted, Page page) {
        return store.latest(wanted, page);
    }

    @Override
    public Optional<Run> requested(String key) {
        return store.requested(key);
    }
}
