package org.splectrum.se.run;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.splectrum.se.model.RepositoryName;

/** Forgets everything with the process. Thread-safe. */
final class InMemoryTimetable implements Timetable {
    private final Map<String, Entry> entries = new TreeMap<>();

    private static String key(RepositoryName repository, String workflow) {
        return repository + " " + workflow;
    }

    @Override
    public synchronized List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    @Override
    public synchronized void put(Entry entry) {
        entries.put(key(entry.home().repository(), entry.workflow()), entry);
    }

    @Override
    public synchronized void remove(RepositoryName repository, String workflow) {
        entries.remove(key(repository, workflow));
    }
}
