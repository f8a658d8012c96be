package org.splectrum.se.steps;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RunId;
import org.splectrum.se.model.Usage;
import org.splectrum.se.runner.protocol.Envelope;
import org.splectrum.se.runner.protocol.Wire;

/** What runners told and took, held in memory. Thread-safe. */
public final class InMemoryAttempts implements AttemptLog, UsageLog, RefusalLog {
    private final Map<AttemptId, List<Envelope>> told = new HashMap<>();
    private final Map<AttemptId, List<Runnable>> listeners = new HashMap<>();
    private final Map<AttemptId, Usage> used = new HashMap<>();
    private final Map<RunId, Map<String, Long>> refused = new HashMap<>();
    private final InMemoryTrail trail = new InMemoryTrail();

    @Override
    public synchronized long append(AttemptId attempt, List<Envelope> messages) {
        List<Envelope> kept = told.computeIfAbsent(attempt, id -> new ArrayList<>());
        int before = kept.size();
        for (Envelope envelope : messages) {
            if (envelope.sequence() == kept.size() + 1) {
                kept.add(envelope);
            }
        }
        if (kept.size() > before) {
            List.copyOf(listeners.getOrDefault(attempt, List.of())).forEach(Runnable::run);
        }
        return kept.size();
    }

    @Override
    public synchronized List<Envelope> after(AttemptId attempt, long sequence) {
        return told.getOrDefault(attempt, List.of()).stream()
                .filter(envelope -> envelope.sequence() > sequence)
                .toList();
    }

    @Override
    public synchronized void told(RunId run, Consumer<String> messages) {
        told.forEach((attempt, kept) -> {
            if (attempt.run().equals(run)) {
                kept.forEach(envelope -> messages.accept(json(envelope)));
            }
        });
    }

    private static String json(Envelope envelope) {
        try {
            return Wire.mapper().writeValueAsString(envelope);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized Subscription onAppend(AttemptId attempt, Runnable listener) {
        listeners.computeIfAbsent(attempt, id -> new ArrayList<>()).add(listener);
        return () -> unsubscribe(attempt, listener);
    }

    private synchronized void unsubscribe(AttemptId attempt, Runnable listener) {
        listeners.getOrDefault(attempt, new ArrayList<>()).remove(listener);
    }

    @Override
    public synchronized void add(AttemptId attempt, Usage usage) {
        used.merge(attempt, usage, Usage::plus);
    }

    @Override
    public synchronized void add(AttemptId attempt, String what) {
        refused.computeIfAbsent(attempt.run(), run -> new HashMap<>()).merge(what, 1L, Long::sum);
    }

    @Override
    public void reached(AttemptId attempt, String host) {
        trail.note(attempt, new Trail.Fact.Reached(host));
    }

    /** Where is noted what was reached. */
    public Trail trail() {
        return trail;
    }

    @Override
    public synchronized Map<String, Long> ofRun(RunId run) {
        return Map.copyOf(refused.getOrDefault(run, Map.of()));
    }

    @Override
    public synchronized Usage ofStep(RunId run, String step) {
        return used.entrySet().stream()
                .filter(entry -> entry.getKey().run().equals(run)
                        && entry.getKey().step().equals(step))
                .map(Map.Entry::getValue)
                .reduce(Usage.NONE, Usage::plus);
    }
}
