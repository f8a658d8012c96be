package org.splectrum.se.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.splectrum.se.intake.Delivery;
import org.splectrum.se.intake.Scene;
import org.splectrum.se.model.Person;

class ScenesTest {
    private static final Instant ARRIVED = Instant.parse("2026-02-01T00:00:00Z");
    private static final String SUBJECT = """
            {"user": {"login": "sam", "type": "User"}, "body": "It subtracts.",
             "created_at": "2026-01-01T00:00:00Z", "updated_at": "2026-01-02T00:00:00Z"}
            """;

    @Test
    void a_comment_tells_when_it_was_written_and_what_it_is_about() {
        Scene scene = scene(
                "{\"action\": \"created\", \"issue\": " + SUBJECT
                        + ", \"comment\": {\"created_at\": \"2026-01-03T00:00:00Z\", \"updated_at\": \"2026-01-09T00:00:00Z\"}}");
        assertThat(scene)
                .isEqualTo(new Scene(
                        Instant.parse("2026-01-03T00:00:00Z"),
                        new Scene.Body.Known(Person.user("sam"), "It subtracts.")));
    }

    @Test
    void an_issue_is_as_old_as_it_was_opened_and_everything_else_as_new_as_it_was_changed() {
        assertThat(scene("{\"action\": \"opened\", \"issue\": " + SUBJECT + "}").at())
                .isEqualTo("2026-01-01T00:00:00Z");
        assertThat(scene("{\"action\": \"labeled\", \"issue\": " + SUBJECT + "}")
                        .at())
                .isEqualTo("2026-01-02T00:00:00Z");
        assertThat(scene("{\"action\": \"synchronize\", \"pull_request\": " + SUBJECT + "}"))
                .isEqualTo(new Scene(
                        Instant.parse("2026-01-02T00:00:00Z"),
                        new Scene.Body.Known(Person.user("sam"), "It subtracts.")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "", "nonsense", "{\"check_run\": {}}", "{\"issue\": 7}"})
    void what_tells_nothing_is_as_old_as_its_arrival(String body) {
        assertThat(scene(body)).isEqualTo(Scene.at(ARRIVED));
    }

    @Test
    void a_time_that_cannot_be_read_is_that_of_the_arrival() {
        assertThat(scene("{\"action\": \"labeled\", \"issue\": {\"updated_at\": \"yesterday\"}}"))
                .isEqualTo(Scene.at(ARRIVED));
    }

    private static Scene scene(String body) {
        return new PayloadReader().scene(new Delivery("d", "issues", ARRIVED, body));
    }
}
