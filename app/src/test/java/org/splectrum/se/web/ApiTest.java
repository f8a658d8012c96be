package org.splectrum.se.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.splectrum.se.web.ProblemAssert.assertProblem;
import static org.splectrum.se.web.ProblemAssert.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.splectrum.se.run.Quota;

final class ApiTest {
    private final ApiSite site = new ApiSite();

    @AfterEach
    void close() {
        site.close();
    }

    private void awaitStatus(String run, String status) {
        await().until(() -> site.status(run).equals(status));
    }

    @Test
    void aRunIsBegunShownAndListed() {
        HttpResponse<String> answer = site.post(
                "/api/runs",
                "{\"repo\":\"octo/calculator\",\"workflow\":\"fix\",\"issue\":7,\"params\":{},\"prompt\":\"mend it\"}");
        assertThat(answer.statusCode()).isEqualTo(201);
        String id = json(answer.body()).path("workflowId").asText();
        assertThat(answer.headers().firstValue("Location")).contains("/api/runs/" + id);
        awaitStatus(id, "succeeded");
        JsonNode run = json(site.get("/api/runs/" + id).body());
        assertThat(run.path("context").path("person").asText()).isEqualTo("api");
        assertThat(run.path("context").path("prompt").asText()).isEqualTo("mend it");
        JsonNode page = json(site.get("/api/runs?repo=octo/calculator&state=succeeded,failed&page=1")
                .body());
        assertThat(page.path("runs")).containsExactly(run);
        assertThat(page.has("next")).isFalse();
        assertThat(json(site.get("/api/runs?state=failed").body()).path("runs")).isEmpty();
        assertThat(json(site.get("/api/runs?page=2").body()).path("runs")).isEmpty();
    }

    @Test
    void aRunOnAPullRequestIsAskedForByItsNumber() {
        HttpResponse<String> answer = site.post("/api/runs", "{\"repo\":\"octo/calculator\",\"pull\":8}");
        assertThat(json(answer.body()).path("context").path("place").asText()).isEqualTo("octo/calculator#8");
    }

    @Test
    void theSameKeyBeginsOneRun() {
        Map<String, String> key = Map.of("Idempotency-Key", "nightly-2026-01-02");
        String wish = "{\"repo\":\"octo/calculator\",\"issue\":7,\"prompt\":\"hold\"}";
        HttpResponse<String> first = site.send("POST", "/api/runs", wish, key);
        HttpResponse<String> second = site.send("POST", "/api/runs", wish, key);
        assertThat(second.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(json(site.get("/api/runs").body()).path("runs")).hasSize(1);
        HttpResponse<String> other = site.send("POST", "/api/runs", wish.replace("hold", "more"), key);
        assertProblem(other, 409, "Take a new key");
    }

    @Test
    void moreThanMayBeIsTooManyAndSaysWhenOneMayAskAgain() {
        List<Quota> quotas = List.of(
                new Quota(Quota.Whose.REPOSITORY, Quota.Span.HOUR, 1),
                new Quota(Quota.Whose.INSTALLATION, Quota.Span.RUNNING, 1));
        try (ApiSite bounded = new ApiSite(ApiSite.TOKEN, quotas)) {
            bounded.begun("hold");
            HttpResponse<String> late = bounded.post("/api/runs", "{\"repo\":\"octo/calculator\",\"issue\":7}");
            assertProblem(late, 429, "one run of this repository was asked for in the last hour", "Ask again from");
            assertThat(late.headers().firstValue("Retry-After")).contains("Fri, 02 Jan 2026 04:04:05 GMT");
        }
        try (ApiSite bounded = new ApiSite(ApiSite.TOKEN, quotas.subList(1, 2))) {
            bounded.begun("hold");
            assertProblem(
                    bounded.post("/api/runs", "{\"repo\":\"octo/calculator\",\"issue\":7}"),
                    429,
                    "Ask again when it is over");
        }
    }

    @Test
    void pagesOfThirtyFollowEachOther() {
        for (int at = 0; at < 31; at++) {
            site.begun("hold");
        }
        JsonNode first = json(site.get("/api/runs").body());
        assertThat(first.path("runs")).hasSize(30);
        assertThat(first.path("next").asInt()).isEqualTo(2);
        assertThat(json(site.get("/api/runs?page=2").body()).path("runs")).hasSize(1);
    }

    @Test
    void aRunIsCancelledTriedAgainAndAnswered() {
        String id = site.begun("please ask");
        awaitStatus(id, "awaiting_intervention");
        assertThat(json(site.get("/api/runs/" + id).body())
                        .path("interventionRequest")
                        .path("requiredAction"))
                .extracting(JsonNode::asText)
                .containsExactly("retry", "skip", "stop");
        assertThat(site.post("/api/runs/" + id + "/cancel", "").statusCode()).isEqualTo(200);
        assertThat(site.status(id)).isEqualTo("cancelled");
        assertProblem(site.post("/api/runs/" + id + "/cancel", "{}"), 409, "cannot be cancelled", "/se retry");
        assertProblem(site.post("/api/runs/" + id + "/retry", "{\"from\":\"agnt\"}"), 409, "`agent`");
        assertThat(site.post("/api/runs/" + id + "/retry", "{\"from\":\"agent\"}")
                        .statusCode())
                .isEqualTo(200);
        awaitStatus(id, "awaiting_intervention");
        assertThat(site.post("/api/runs/" + id + "/resume", "{\"answer\":\"retry with care\"}")
                        .statusCode())
                .isEqualTo(200);
        awaitStatus(id, "succeeded");
        assertProblem(site.post("/api/runs/" + id + "/resume", "{}"), 409, "asks nothing any more");
    }

    @Test
    void theSameKeyActsOnce() {
        String id = site.begun("hold");
        Map<String, String> key = Map.of("Idempotency-Key", "once");
        String path = "/api/runs/" + id + "/budget";
        assertThat(site.send("POST", path, "{\"usd\":2.5}", key).statusCode()).isEqualTo(200);
        assertThat(site.send("POST", path, "{\"usd\":2.5}", key).statusCode()).isEqualTo(200);
        assertThat(site.get("/api/runs/" + id + "/logs").body()).containsOnlyOnce("api: budget +$2.50");
    }

    @Test
    void whatARunDidIsTakenBack() {
        String id = site.begun("quickly");
        awaitStatus(id, "succeeded");
        assertThat(site.post("/api/runs/" + id + "/undo", "").statusCode()).isEqualTo(200);
        assertProblem(site.post("/api/runs/" + id + "/undo", ""), 409);
    }

    @Test
    void aRecordIsShownToWhoMayAndItsKeyToAnybody() {
        assertThat(site.get("/api/records/" + ApiSite.RECORDED).body()).startsWith("{\"payloadType\":\"t\"");
        assertThat(site.send(site.request("/api/records/" + ApiSite.RECORDED)).statusCode())
                .isEqualTo(401);
        HttpResponse<String> key = site.send(site.request("/api/key"));
        assertThat(key.statusCode()).isEqualTo(200);
        assertThat(key.body()).startsWith("-----BEGIN PUBLIC KEY-----\n");
        assertThat(site.get("/api/key").body()).isEqualTo(key.body());
        for (String none : List.of("1".repeat(40), "abc", "..%2f")) {
            assertThat(site.get("/api/records/" + none).statusCode()).isIn(400, 404);
        }
    }

    @Test
    void workflowsAndRepositoriesAreListed() {
        JsonNode workflows =
                json(site.get("/api/workflows?repo=octo/calculator").body());
        assertThat(workflows.path("workflows").findValuesAsText("name")).contains("fix");
        assertThat(workflows.path("problems").path("broken").path(0).asText()).isEqualTo("line 1: mend it");
        assertThat(json(site.get("/api/workflows").body()).path("problems")).isEmpty();
        assertProblem(site.get("/api/workflows?repo=octo/other"), 404, "not installed");
        assertThat(json(site.get("/api/repositories").body()).path("repositories"))
                .extracting(JsonNode::asText)
                .containsExactly("octo/calculator");
    }
}
