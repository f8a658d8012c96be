package org.splectrum.se.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.splectrum.se.failure.Circuit;
import org.splectrum.se.failure.Outside;
import org.splectrum.se.intake.InMemoryDeliveries;

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
    void aPortThatIsTakenIsNamedWithTheMend() {
        try (Site site = Site.reporting(List::of)) {
            WebServer.Settings same = WebServer.Settings.of(site.port(), List.of("secret"));
            assertThatThrownBy(() -> WebServer.start(same, new InMemoryDeliveries(1), List::of, () -> Instant.EPOCH))
                    .hasMessageStartingWith("port " + site.port() + " cannot be listened on")
                    .hasMessageEndingWith("set SE_PORT to another");
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
    void whoFailsOutsideIsShownAndLeavesTheServerReady() {
        Instant since = Instant.parse("2026-01-02T03:04:05Z");
        Readiness readiness = new Readiness() {
            @Override
            public List<Check> checks() {
                return List.of(Check.passed("database"));
            }

            @Override
            public List<Circuit> circuits() {
                return List.of(
                        new Circuit(
                                new Outside(Outside.Kind.HOST, "repo.example.org"),
                                new Circuit.Condition.Open(since, since.plusSeconds(60), "it answered 503")),
                        new Circuit(new Outside(Outside.Kind.ENGINE, "local"), new Circuit.Condition.Closed()));
            }
        };
        try (Site site = Site.reporting(readiness)) {
            HttpResponse<String> answer = site.send(site.request("/readyz"));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(ProblemAssert.json(answer.body()).path("circuits")).isEqualTo(ProblemAssert.json("""
                            [{"thing":"the host (repo.example.org)","state":"open","since":"2026-01-02T03:04:05Z",
                              "until":"2026-01-02T03:05:05Z","why":"it answered 503"},
                             {"thing":"the Docker engine (local)","state":"closed"}]"""));
        }
    }

    @Test
    void whatWasGivenUpIsCountedAndLeavesTheServerReady() {
        Readiness readiness = new Readiness() {
            @Override
            public List<Check> checks() {
                return List.of(Check.passed("database"));
            }

            @Override
            public int givenUp() {
                return 3;
            }
        };
        try (Site site = Site.reporting(readiness)) {
            HttpResponse<String> answer = site.send(site.request("/readyz"));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(ProblemAssert.json(answer.body()).path("given_up").asInt())
                    .isEqualTo(3);
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
