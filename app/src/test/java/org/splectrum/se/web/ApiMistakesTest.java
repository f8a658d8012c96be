package org.splectrum.se.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.splectrum.se.web.ProblemAssert.assertProblem;
import static org.splectrum.se.web.ProblemAssert.json;

import io.javalin.Javalin;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.splectrum.se.run.AnnouncedRuns;
import org.splectrum.se.run.Engine;
import org.splectrum.se.run.InMemoryRuns;
import org.splectrum.se.run.RetryClock;
import org.splectrum.se.run.SteppedTimer;

/** Who is not let in, and what is asked wrongly. */
final class ApiMistakesTest {
    private static final String NO_RUN = "/api/runs/fix-20260102-none00";
    private static ApiSite site = new ApiSite();

    @BeforeAll
    static void open() {
        site.close();
        site = new ApiSite();
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer ", "Bearer another", "bearer a-token-that-is-long-enougH", "Basic YTpi"})
    void withoutTheTokenNobodyIsLetIn(String header) {
        for (String path : List.of("/api/runs", NO_RUN, "/api/events", "/api/nothing")) {
            HttpResponse<String> answer = header.isEmpty()
                    ? site.send(site.request(path))
                    : site.send(site.request(path).header("Authorization", header));
            assertProblem(answer, 401, "SE_API_TOKEN");
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"se\"");
        }
    }

    @Test
    void aTokenThatDiffersInCaseFromOneBeforeOnTheSameConnectionIsAnother() {
        for (int time = 0; time < 2; time++) {
            assertThat(site.get("/api/runs").statusCode()).isEqualTo(200);
            assertProblem(
                    site.send(site.request("/api/runs")
                            .header("Authorization", "Bearer " + ApiSite.TOKEN.toUpperCase(Locale.ROOT))),
                    401);
        }
    }

    @Test
    void theSchemesNameMayBeWrittenAnyHow() {
        HttpResponse<String> answer =
                site.send(site.request("/api/runs").header("Authorization", "bearer " + ApiSite.TOKEN));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void withoutAConfiguredTokenTheApiIsClosedWhateverIsShown() {
        try (ApiSite closed = new ApiSite("")) {
            assertProblem(closed.get("/api/runs"), 403, "Set SE_API_TOKEN", "a GitHub token");
            assertProblem(closed.send(closed.request("/api/runs").header("Authorization", "Bearer ")), 403);
            assertThat(closed.as(KnownPeople.READER, "GET", "/api/runs", "").statusCode())
                    .isEqualTo(200);
            assertThat(closed.get("/api/openapi.json").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void theDescriptionIsReadByAnybodyAndIsTheOneThatIsTested() {
        HttpResponse<String> answer = site.send(site.request("/api/openapi.json"));
        assertThat(json(answer.body())).isEqualTo(ApiDescription.json());
        assertThat(json(answer.body()).path("openapi").asText()).startsWith("3.1.");
    }

    @Test
    void exactlyTheRoutesThatThereAreAreDescribed() {
        InMemoryRuns stored = new InMemoryRuns();
        RetryClock retryClock = new RetryClock(new SteppedTimer(), (what, failure, wait) -> {});
        try (Engine engine = new Engine(stored, stored, (run, effect, news) -> {}, retryClock);
                Streams streams = new Streams(Duration.ofSeconds(1))) {
            Api api = ApiSite.api("", new AnnouncedRuns(stored), engine, stored, List.of(), () -> {
                throw new AssertionError("nobody may ask");
            });
            Javalin routes = Javalin.create(config -> new ApiRoutes(api, streams).addTo(config.routes));
            List<String> there = routes.unsafe.internalRouter.allHttpHandlers().stream()
                    .map(handler -> handler.endpoint)
                    .map(endpoint -> endpoint.method + " " + endpoint.path)
                    .filter(route -> !route.startsWith("BEFORE") && !route.startsWith("AFTER"))
                    .toList();
            assertThat(ApiDescription.operations()).containsExactlyInAnyOrderElementsOf(there);
        }
    }

    @Test
    void anAnswerThatIsNotAsDescribedIsSeen() {
        HttpResponse<String> health = site.send(site.request("/healthz"));
        assertThat(health.body()).isEqualTo("{\"ok\":true}");
        assertThat(ApiDescription.mismatches("GET", "", health)).isNotEmpty();
        HttpResponse<String> list = site.get("/api/runs");
        assertThat(ApiDescription.mismatches("POST", "", list)).isNotEmpty();
        assertThat(ApiDescription.mismatches("GET", "", Answered.of(list, "{\"runs\":[],\"page\":\"one\"}")))
                .isNotEmpty();
        assertThat(ApiDescription.mismatches("GET", "", Answered.of(list, "{\"runs\":[{}],\"page\":1}")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        {"repo":"octo/calculator"                        | 400 | not JSON at line 1
        ["repo"]                                         | 400 | not a JSON object
        {"repo":"a/b","repo":"c/d"}                      | 400 | each field once
        {"issue":7}                                      | 400 | “repo” is missing
        {"repo":7,"issue":7}                             | 400 | Give a text
        {"repo":"calculator","issue":7}                  | 400 | owner/name
        {"repo":"octo/calculator","issue":7,"pull":8}    | 400 | not both
        {"repo":"octo/calculator","issue":"7"}           | 400 | a whole number
        {"repo":"octo/calculator","issue":-7}            | 400 | a whole number
        {"repo":"octo/calculator","isue":7}              | 400 | Did you mean “issue”?
        {"repo":"octo/calculator","issue":7,"x":1}       | 400 | Known are repo
        {"repo":"octo/calculator","issue":7,"params":[]} | 400 | names and values
        {"repo":"octo/calculator","issue":7,"params":{"a":{}}} | 400 | “params.a”
        {"repo":"octo/calculator","issue":7,"params":{"a":1}}  | 422 | no parameter
        {"repo":"octo/calculator","issue":7,"workflow":"fx"}   | 422 | `fx`
        {"repo":"octo/calculator","issue":8}             | 422 | as pull
        {"repo":"octo/calculator","pull":7}              | 422 | as issue
        {"repo":"octo/calculator","issue":9}             | 422 | neither an issue nor a pull request 9
        {"repo":"octo/other","issue":7}                  | 422 | not installed on octo/other
        """)
    void aWrongWishIsToldItsMendAndBeginsNothing(String body, int status, String words) {
        assertProblem(site.post("/api/runs", body), status, words);
        assertThat(json(site.get("/api/runs").body()).path("runs")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /api/runs?state=runing    | Did you mean “running”?
        /api/runs?state=          | Known are
        /api/runs?page=0          | from 1
        /api/runs?page=99999999   | from 1
        /api/runs?repo=x          | owner/name
        /api/runs?rep=a/b         | Did you mean “repo”?
        /api/events?repos=a/b     | Did you mean “repo”?
        """)
    void aWrongQueryIsToldItsMend(String path, String words) {
        assertProblem(site.get(path.endsWith("=") ? "/api/runs?state=x" : path), 400, words);
    }

    @Test
    void aRunThatIsNotThereIs404WhateverIsAskedOfIt() {
        for (String rest : List.of("", "/logs")) {
            assertProblem(site.get(NO_RUN + rest), 404, "GET /api/runs");
        }
        for (String verb : List.of("cancel", "resume", "retry", "undo")) {
            assertProblem(site.post(NO_RUN + "/" + verb, "{}"), 404, "GET /api/runs");
        }
        assertProblem(site.get("/api/runs/%2e%2e"), 404);
        assertProblem(site.get("/api/runs/Not-a-run"), 404);
    }

    @Test
    void aWrongActionIsToldItsMend() {
        String id = site.begun("hold");
        try {
            String run = "/api/runs/" + id;
            assertProblem(site.post(run + "/resume", "{\"anwser\":\"x\"}"), 400, "Did you mean “answer”?");
            assertProblem(site.post(run + "/cancel", "{\"why\":\"x\"}"), 400, "none at all");
            for (String usd : List.of("\"5\"", "0", "-1", "1e9", "0.0000001", "null", "1e-400000000")) {
                assertProblem(site.post(run + "/budget", "{\"usd\":" + usd + "}"), 400, "usd");
            }
            assertProblem(site.post(run + "/budget", ""), 400, "usd");
            assertProblem(site.send("POST", run + "/cancel", "", Map.of("Idempotency-Key", "two words")), 400, "UUID");
            assertProblem(
                    site.send("GET", run + "/logs", "", Map.of("Accept", "text/event-stream", "Last-Event-ID", "x")),
                    400,
                    "Last-Event-ID");
        } finally {
            assertThat(site.post("/api/runs/" + id + "/cancel", "").statusCode())
                    .isEqualTo(200);
            site.close();
            site = new ApiSite();
        }
    }

    @Test
    void whatIsNoJsonOrTooLargeIsRefused() {
        assertProblem(site.send("POST", "/api/runs", "repo=a/b", Map.of("Content-Type", "text/plain")), 415, "JSON");
        assertProblem(site.post("/api/runs", "{\"prompt\":\"" + "x".repeat(300_000) + "\"}"), 413);
    }
}
