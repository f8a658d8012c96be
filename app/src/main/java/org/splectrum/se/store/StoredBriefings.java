package org.splectrum.se.store;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RunId;
import org.splectrum.se.steps.Briefings;
import org.splectrum.se.steps.Conversations.Conversation;
import org.splectrum.se.steps.Trail;
import org.splectrum.se.steps.Withheld;

/** What agents were told, on disk, each text with its SHA-256. Thread-safe. */
final class StoredBriefings implements Briefings {
    private final Writer writer;
    private final Jdbi reading;
    private final StoredTrail trail;

    StoredBriefings(Writer writer, Jdbi reading, StoredTrail trail) {
        this.writer = writer;
        this.reading = reading;
        this.trail = trail;
    }

    @Override
    public void keep(AttemptId attempt, Told told) {
        String hash = Chain.hash(told.prompt());
        String source = Json.write(told.source());
        String withheld = Json.write(told.withheld());
        writer.write(handle -> {
            handle.createUpdate("""
                    INSERT INTO briefings (run, step, attempt, listener, sha256, prompt, source, withheld)
                    VALUES (:run, :step, :attempt, :listener, :hash, :prompt, :source, :withheld)
                    ON CONFLICT (run, step, attempt, sha256) DO NOTHING
                    """)
                    .bind("run", attempt.run().value())
                    .bind("step", attempt.step())
                    .bind("attempt", attempt.number())
                    .bind("listener", told.listener().name())
                    .bind("hash", hash)
                    .bind("prompt", told.prompt())
                    .bind("source", source)
                    .bind("withheld", withheld)
                    .execute();
            return trail.note(handle, attempt, new Trail.Fact.Told(told.listener(), hash));
        });
    }

    @Override
    public Optional<Told> of(AttemptId attempt) {
        return ofRun(attempt.run()).reversed().stream()
                .filter(kept -> kept.attempt().equals(attempt))
                .map(Kept::told)
                .findFirst();
    }

    @Override
    public List<Kept> ofRun(RunId run) {
        return reading.withHandle(handle -> handle.createQuery(
                        "SELECT step, attempt, listener, sha256, prompt, source, withheld FROM briefings"
                                + " WHERE run = :run AND prompt <> '' ORDER BY sequence")
                .bind("run", run.value())
                .map((row, context) -> new Kept(
                        new AttemptId(run, row.getString("step"), row.getInt("attempt")),
                        row.getString("sha256"),
                        new Told(
                                Listener.valueOf(row.getString("listener")),
                                row.getString("prompt"),
                                Json.read(row.getString("source"), Conversation.class),
                                Json.read(row.getString("withheld"), Withheld.class))))
                .list());
    }

    @Override
    public Withheld withheld(RunId run) {
        return reading.withHandle(
                handle -> handle.createQuery("SELECT withheld FROM briefings WHERE run = :run AND listener = 'AGENT'"
                                + " ORDER BY sequence DESC LIMIT 1")
                        .bind("run", run.value())
                        .map((row, context) -> Json.read(row.getString(1), Withheld.class))
                        .findOne()
                        .orElse(Withheld.NOTHING));
    }
}
