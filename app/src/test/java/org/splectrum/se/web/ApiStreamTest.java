package org.splectrum.se.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.splectrum.se.web.ProblemAssert.json;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ApiStreamTest {
    private final ApiSite site = new ApiSite();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        site.close();
        client.shutdownNow();
    }

    /** The lines of an answer as they come; the queue gets “(over)” behind the last. */
    private BlockingQueue<String> follow(String path, String lastEventId) {
        return follow(ApiSite.TOKEN, path, lastEventId);
    }

    private BlockingQueue<String> follow(String token, String path, String lastEventId) {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        var request =
                site.request(path).header("Authorization", "Bearer " + token).header("Accept", "text/event-stream");
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        Thread.startVirtualThread(() -> {
            try {
                HttpResponse<Stream<String>> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofLines());
                lines.add(answer.headers().firstValue("Content-Type").orElse("none"));
                answer.body().forEach(lines::add);
                lines.add("(over)");
            } catch (Exception e) {
                lines.add("(broken) " + e);
            }
        });
        return lines;
    }

    private static String next(BlockingQueue<String> lines, String part) throws InterruptedException {
        String line = lines.take();
        while (!line.contains(part)) {
            assertThat(line).as("instead of " + part).doesNotStartWith("(");
            line = lines.take();
        }
        return line;
    }

    @Test
    void noSecretOfTheServerIsToldInAnyForm() throws InterruptedException {
        String secret = ApiSite.SECRET;
        String base64 = Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
        String id = site.begun("please ask " + secret + " or " + base64);
        BlockingQueue<String> following = follow("/api/runs/" + id + "/logs", "");
        assertThat(next(following, "asked by api"))
                .contains("please ask *** or ***")
                .doesNotContain(secret, base64);
        assertThat(site.get("/api/runs/" + id + "/logs").body())
                .contains("please ask *** or ***")
                .doesNotContain(secret, base64);
        assertThat(site.get("/api/runs/" + id).body())
                .contains("please ask *** or ***")
                .doesNotContain(secret, base64);
    }

    @Test
    void theLogTellsWhatHappenedALineEach() throws InterruptedException {
        String id = site.begun("please ask");
        BlockingQueue<String> following = follow("/api/runs/" + id + "/logs", "");
        next(following, "Answers: retry");
        String log = site.get("/api/runs/" + id + "/logs").body();
        assertThat(log.lines())
                .first()
                .asString()
                .startsWith("2026-01-02T03:04:05Z  run  fix on octo/calculator#7, asked by api: please ask");
        assertThat(log)
                .contains("prepare/1  begins\n", "prepare/1  done: branch se/7-", "agent/1  asks: ", "It stumbled.")
                .contains("run  awaiting_intervention\n")
                .doesNotContain("\u001B");
    }

    @Test
    void ofARunThatAPersonMayNotReadTheyHearNothing() throws InterruptedException {
        BlockingQueue<String> stranger = follow(KnownPeople.STRANGER, "/api/events", "");
        BlockingQueue<String> reader = follow(KnownPeople.READER, "/api/events", "");
        assertThat(stranger.take()).startsWith("text/event-stream");
        assertThat(reader.take()).startsWith("text/event-stream");
        site.begun("hold");
        next(reader, "event: run");
        site.close();
        for (String line = stranger.take(); !line.equals("(over)"); line = stranger.take()) {
            assertThat(line).isIn("", ":");
        }
    }

    @Test
    void whereItIsNotKnownWhetherSomebodyMayStillReadTheirAnswerEnds() throws InterruptedException {
        BlockingQueue<String> lines = follow(KnownPeople.UNSURE, "/api/runs/" + site.begun("hold") + "/logs", "");
        assertThat(lines.take()).startsWith("text/event-stream");
        next(lines, "(over)");
    }

    @Test
    void aLogIsFollowedToTheEndOfTheRun() throws InterruptedException {
        String id = site.begun("hold");
        BlockingQueue<String> lines = follow("/api/runs/" + id + "/logs", "");
        assertThat(lines.take()).startsWith("text/event-stream");
        next(lines, "agent/1  begins");
        site.letGo();
        next(lines, "pull_request/1  done: https://github.com/octo/calculator/pull/8");
        next(lines, "event: end");
        assertThat(lines.take())
                .startsWith("data: {")
                .contains("\"status\":\"succeeded\"", "\"lacks\":[\"no_commands\"]");
        next(lines, "(over)");
    }

    @Test
    void whoWasAwayReadsOnWhereItStopped() throws InterruptedException {
        String id = site.begun("hold");
        BlockingQueue<String> first = follow("/api/runs/" + id + "/logs", "");
        String known = next(first, "id: ").substring("id: ".length());
        site.letGo();
        next(first, "(over)");
        List<String> whole = List.copyOf(drained(follow("/api/runs/" + id + "/logs", "")));
        List<String> rest = List.copyOf(drained(follow("/api/runs/" + id + "/logs", known)));
        assertThat(whole).contains("id: " + known);
        assertThat(rest).doesNotContain("id: " + known).hasSizeLessThan(whole.size());
        assertThat(whole).containsSubsequence(rest);
        assertThat(drained(follow("/api/runs/" + id + "/logs", "999999")))
                .filteredOn(line -> line.startsWith("event:"))
                .containsExactly("event: end");
    }

    private static List<String> drained(BlockingQueue<String> lines) throws InterruptedException {
        List<String> all = new ArrayList<>();
        for (String line = lines.take(); !line.equals("(over)"); line = lines.take()) {
            all.add(line);
        }
        return all;
    }

    @Test
    void everyChangeOfEveryRunIsTold() throws InterruptedException {
        BlockingQueue<String> all = follow("/api/events", "");
        BlockingQueue<String> other = follow("/api/events?repo=octo/other", "");
        next(all, "event-stream");
        next(other, "event-stream");
        String id = site.begun("quickly");
        String last = next(all, "\"status\":\"succeeded\"");
        assertThat(json(last.substring("data: ".length())).path("workflowId").asText())
                .isEqualTo(id);
        assertThat(other).doesNotContain("event: run");
    }

    @Test
    void aServerThatStopsLetsItsFollowersGo() throws InterruptedException {
        String id = site.begun("hold");
        BlockingQueue<String> log = follow("/api/runs/" + id + "/logs", "");
        BlockingQueue<String> events = follow("/api/events", "");
        next(log, "agent/1  begins");
        next(events, "event-stream");
        site.close();
        assertThat(log.stream()).doesNotContain("event: end");
        next(log, "(over)");
        next(events, "(over)");
    }

    @Test
    void theLogOfARunThatIsOverEndsAtOnce() throws InterruptedException {
        String id = site.begun("hold");
        assertThat(site.send("POST", "/api/runs/" + id + "/cancel", "", Map.of())
                        .statusCode())
                .isEqualTo(200);
        next(follow("/api/runs/" + id + "/logs", ""), "(over)");
    }
}
