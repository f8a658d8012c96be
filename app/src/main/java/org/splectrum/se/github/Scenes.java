package org.splectrum.se.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import org.splectrum.se.intake.Scene;

/** How it was when something happened, out of the payload that told it. Pure. */
final class Scenes {
    private Scenes() {}

    /** @param arrived when the payload came, for those that tell no time */
    static Scene of(JsonNode payload, Instant arrived) {
        boolean pulled = payload.path("pull_request").isObject();
        JsonNode subject = payload.path(pulled ? "pull_request" : "issue");
        return subject.isObject()
                ? new Scene(time(payload, subject).orElse(arrived), body(subject))
                : Scene.at(arrived);
    }

    /** A comment's own time says most exactly what was there before it. */
    private static Optional<Instant> time(JsonNode payload, JsonNode subject) {
        Optional<Instant> commented = Times.read(payload.path("comment").path("created_at"));
        String opened = payload.path("action").asText("").equals("opened") ? "created_at" : "updated_at";
        return commented.isPresent() ? commented : Times.read(subject.path(opened));
    }

    private static Scene.Body body(JsonNode subject) {
        if (!subject.path("user").isObject()) {
            return new Scene.Body.Unknown();
        }
        return new Scene.Body.Known(
                People.of(subject.path("user"), subject.path("performed_via_github_app")),
                subject.path("body").asText(""));
    }
}
