package org.splectrum.se.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HealthTest {
    @Test
    void theProcessIsHealthyWhateverItNeeds() {
        try (Site site = Site.reporting(() -> List.of(new Readiness.Check("engine", "Docker does not answer.")))) {
            HttpResponse<String> answer = site.send(site.request("/healthz"));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"ok\":true}");
        }
    }

    @Test
    void theServerIsReadyWhenEveryCheckPasses() {
        try (Site site =
                Site.reporting(() -> List.of(Readiness.Check.passed("database"), Readiness.Check.passed("engine")))) {
            HttpResponse<String> answer = site.send(site.request("/readyz"));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
            assertThat(ProblemAssert.json(answer.body()))
                    .isEqualTo(ProblemAssert.json(
                            "{\"ok\":true,\"checks\":{\"database\":{\"ok\":true},\"engine\":{\"ok\":true}}}"));
        }
    }

    @Test
    void oneCheckThatFailsMakesTheServerUnreadyAndSaysWhy() {
        try (Site site = Site.reporting(
                () -> List.of(Readiness.Check.passed("database"), new Readiness.Check("engine", "Start Docker.")))) {
            HttpResponse<String> answer = site.send(site.request("/readyz"));
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(ProblemAssert.json(answer.body()))
                    .isEqualTo(ProblemAssert.json("{\"ok\":false,\"checks\":{\"database\":{\"ok\":true},"
                            + "\"engine\":{\"ok\":false,\"why\":\"Start Docker.\"}}}"));
        }
    }
}
