package org.splectrum.se.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RunId;
import org.splectrum.se.steps.Briefings;
import org.splectrum.se.steps.Conversations.Conversation;
import org.splectrum.se.steps.Withheld;

/** What agents were told, on disk, each text with its SHA-256. Thread-safe. */
final class StoredBriefings implements Briefings {
    private final Writer writer;
    private final Jdbi reading;

    StoredBriefings(Writer writer, Jdbi reading) {
        this.writer = writer;
        this.reading = reading;
    }

    @Override
    public void keep(AttemptId attempt, Told told) {
        String hash = hash(told.prompt());
        String source = Json.write(told.source());
        String withheld = Json.write(told.withheld());
        writer.write(handle -> handle.createUpdate("""
                INSERT INTO briefings (run, step, attempt, sha256, prompt, source, withheld)
                VALUES (:run, :step, :attempt, :hash, :prompt, :source, :withheld)
                ON CONFLICT (run, step, attempt, sha256) DO NOTHING
                """)
                .bind("run", attempt.run().value())
                .bind("step", attempt.step())
                .bind("attempt", attempt.number())
                .bind("hash", hash)
                .bind("prompt", told.prompt())
                .bind("source", source)
                .bind("withheld", withheld)
                .execute());
    }

    @Override
    public Optional<Told> of(AttemptId attempt) {
        return reading.withHandle(handle -> handle.createQuery("SELECT prompt, source, withheld FROM briefings"
                        + " WHERE run = :run AND step = :step AND attempt = :attempt ORDER BY sequence DESC LIMIT 1")
                .bind("run", attempt.run().value())
                .bind("step", attempt.step())
                .bind("attempt", attempt.number())
                .map((row, context) -> new Told(
                        row.getString("prompt"),
                        Json.read(row.getString("source"), Conversation.class),
                        Json.read(row.getString("withheld"), Withheld.class)))
                .findOne());
    }

    @Override
    public Withheld withheld(RunId run) {
        return reading.withHandle(handle -> handle.createQuery(
                        "SELECT withheld FROM briefings WHERE run = :run ORDER BY sequence DESC LIMIT 1")
                .bind("run", run.value())
                .map((row, context) -> Json.read(row.getString(1), Withheld.class))
                .findOne()
                .orElse(Withheld.NOTHING));
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
