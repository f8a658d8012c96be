package org.splectrum.se.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.splectrum.se.web.ProblemAssert.assertProblem;
import static org.splectrum.se.web.ProblemAssert.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People who come with tokens of GitHub: they may what GitHub lets them. */
final class ApiPeopleTest {
    private static final String WISH = "{\"repo\":\"octo/calculator\",\"issue\":7,\"prompt\":\"hold\"}";

    private final ApiSite site = new ApiSite();

    @AfterEach
    void close() {
        site.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ghp_ended      | Make a new one
        gho_narrow     | scope “repo”
        ghu_other      | of SE's own App
        github_pat_bot | no person's
        ghs_app        | not the API's token
        """)
    void aTokenThatCountsForNobodyIsToldItsMend(String token, String words) {
        HttpResponse<String> answer = site.as(token, "GET", "/api/runs", "");
        assertProblem(answer, 401, words);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"se\"");
        assertThat(answer.body()).doesNotContain(token);
    }

    @Test
    void whoMayWriteBeginsRunsAndActsOnThemByName() {
        String id = json(site.as(KnownPeople.WRITER, "POST", "/api/runs", WISH).body())
                .path("workflowId")
                .asText();
        JsonNode run =
                json(site.as(KnownPeople.WRITER, "GET", "/api/runs/" + id, "").body());
        assertThat(run.path("context").path("person").asText()).isEqualTo("wilma");
        for (String verb : List.of("budget", "cancel")) {
            String body = verb.equals("budget") ? "{\"usd\":1}" : "";
            assertThat(site.as(KnownPeople.WRITER, "POST", "/api/runs/" + id + "/" + verb, body)
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(site.get("/api/runs/" + id + "/logs").body())
                .contains("asked by wilma", "wilma: budget +$1.00", "wilma: cancel");
    }

    @Test
    void whoMayReadSeesRunsButActsOnNone() {
        String id = site.begun("hold");
        for (String path : List.of(
                "/api/runs/" + id,
                "/api/runs/" + id + "/logs",
                "/api/runs/" + id + "/audit",
                "/api/workflows?repo=octo/calculator")) {
            assertThat(site.as(KnownPeople.READER, "GET", path, "").statusCode())
                    .as(path)
                    .isEqualTo(200);
        }
        assertThat(runs(KnownPeople.READER, "/api/runs")).hasSize(1);
        assertThat(runs(KnownPeople.READER, "/api/runs?repo=octo/calculator")).hasSize(1);
        for (String verb : List.of("cancel", "resume", "retry", "undo", "budget")) {
            String body = verb.equals("budget") ? "{\"usd\":1}" : "{}";
            assertProblem(
                    site.as(KnownPeople.READER, "POST", "/api/runs/" + id + "/" + verb, body),
                    403,
                    "rita may not do that",
                    "write");
        }
        assertProblem(site.as(KnownPeople.READER, "POST", "/api/runs", WISH), 403, "rita may not do that");
        assertThat(site.status(id)).isEqualTo("running");
        assertThat(runs(KnownPeople.READER, "/api/runs")).hasSize(1);
    }

    @Test
    void whatIsOnRecordOfAllRepositoriesIsToldToTheOperatorAlone() {
        assertThat(site.get("/api/audit").body()).contains("\"pages\":2", "\"faults\":[]");
        assertProblem(site.as(KnownPeople.WRITER, "GET", "/api/audit", ""), 403, "operator alone", "SE_API_TOKEN");
    }

    @Test
    void toWhoMayNotReadARunIsAsIfItWereNotThere() {
        String id = site.begun("hold");
        String none = "fix-20260102-none00";
        for (String rest : List.of("", "/logs", "/audit")) {
            assertSame("GET", "/api/runs/" + id + rest, "/api/runs/" + none + rest, "");
        }
        for (String verb : List.of("cancel", "resume", "retry", "undo")) {
            assertSame("POST", "/api/runs/" + id + "/" + verb, "/api/runs/" + none + "/" + verb, "");
        }
        assertSame("GET", "/api/workflows?repo=octo/calculator", "/api/workflows?repo=octo/other", "");
        assertSame("GET", "/api/records/" + ApiSite.RECORDED, "/api/records/" + "1".repeat(40), "");
        assertThat(runs(KnownPeople.STRANGER, "/api/runs")).isEmpty();
        assertThat(runs(KnownPeople.STRANGER, "/api/runs?repo=octo/calculator")).isEmpty();
        assertThat(json(site.as(KnownPeople.STRANGER, "GET", "/api/repositories", "")
                                .body())
                        .path("repositories"))
                .isEmpty();
        assertProblem(
                site.as(KnownPeople.STRANGER, "POST", "/api/runs", WISH), 422, "not installed on octo/calculator");
    }

    private void assertSame(String method, String hidden, String missing, String body) {
        HttpResponse<String> one = site.as(KnownPeople.STRANGER, method, hidden, body);
        HttpResponse<String> other = site.as(KnownPeople.STRANGER, method, missing, body);
        assertProblem(one, 404);
        assertThat(one.body().replace("octo/calculator", "octo/other")).isEqualTo(other.body());
    }

    @Test
    void theSameKeyOfTwoPeopleIsTwoWishes() {
        Map<String, String> key = Map.of("Idempotency-Key", "once");
        String own = site.send("POST", "/api/runs", WISH, key)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        Map<String, String> wilma = Map.of("Idempotency-Key", "once", "Authorization", "Bearer " + KnownPeople.WRITER);
        String hers = site.send("POST", "/api/runs", WISH, wilma)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(hers).isNotEqualTo(own);
        assertThat(site.send("POST", "/api/runs", WISH, wilma).headers().firstValue("Location"))
                .contains(hers);
    }

    private JsonNode runs(String token, String path) {
        return json(site.as(token, "GET", path, "").body()).path("runs");
    }
}
