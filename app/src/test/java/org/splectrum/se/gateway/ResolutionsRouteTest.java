package org.splectrum.se.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.runner.protocol.FileConflict;
import org.splectrum.se.runner.protocol.Inquiry;
import org.splectrum.se.runner.protocol.Routes;
import org.splectrum.se.runner.protocol.Ruling;
import org.splectrum.se.runner.protocol.Wire;
import org.splectrum.se.runner.protocol.Work;
import org.splectrum.se.steps.Gateways.Gate;

class ResolutionsRouteTest {
    private static final FileConflict SAME = new FileConflict("a.txt", "a\n", "b c\n", "b  c\n");
    private static final FileConflict LINES = new FileConflict("a.txt", "a\nb\n", "a\nb\nc\n", "A\nb\n");

    @TempDir
    private Path folder;

    private Site site;
    private Gate gate;
    private String token = "";

    @BeforeEach
    void start() {
        site = new Site(folder);
        Work work = new Work.Rebase("f", "b".repeat(40), "refs/se/o", List.of());
        gate = site.open(Site.order(Site.attempt(1), "a".repeat(40), work), Site.attempt(1));
        token = site.claim(gate);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void what_is_provable_is_resolved_and_what_is_not_stays_open() throws Exception {
        assertThat(ask(climb(SAME))).isEqualTo(new Ruling.Resolved("b c\n", "same_change"));
        assertThat(ask(climb(new FileConflict("a.txt", "a\n", "b\n", "c\n")))).isEqualTo(new Ruling.Open());
    }

    @Test
    void what_the_repository_has_a_command_for_is_made_anew() throws Exception {
        assertThat(ask(climb(new FileConflict("web/a.lock", "a\n", "b c\n", "b  c\n"))))
                .isEqualTo(new Ruling.MadeAnew("./lock.sh"));
    }

    @Test
    void what_can_be_settled_of_a_file_is_and_the_rest_stays_open() throws Exception {
        FileConflict two = new FileConflict("a.txt", "a\nx\ny\nv=\"1\"\n", "b\nx\ny\nv=\"2\"\n", "c\nx\ny\nv=\"3\"\n");
        List<FileConflict.Hunk> hunks = List.of(
                new FileConflict.Hunk("a\n", "b\n", "c\n"),
                new FileConflict.Hunk("v=\"1\"\n", "v=\"2\"\n", "v=\"3\"\n"));
        assertThat(ask(new Inquiry.Climb(two, hunks)))
                .isEqualTo(new Ruling.Partly(List.of(new Ruling.Settled(2, "v=\"3\"\n"))));
        assertThat(ask(new Inquiry.Climb(two, hunks.subList(1, 2)))).isEqualTo(new Ruling.Open());
    }

    private static Inquiry climb(FileConflict conflict) {
        return new Inquiry.Climb(conflict, List.of());
    }

    @Test
    void what_is_proposed_is_judged() throws Exception {
        assertThat(ask(new Inquiry.Judge(LINES, "A\nb\nc\n"))).isEqualTo(new Ruling.Accepted());
        assertThat(ask(new Inquiry.Judge(LINES, "A\nb\n")))
                .isInstanceOfSatisfying(
                        Ruling.Refused.class,
                        refused -> assertThat(refused.reasons()).isNotEmpty());
    }

    @Test
    void nobody_is_answered_without_the_token_and_nothing_but_questions() {
        String inquiry = json(climb(SAME));
        assertThat(site.post(gate, Routes.RESOLUTIONS, inquiry).statusCode()).isEqualTo(401);
        assertThat(post("{").statusCode()).isEqualTo(400);
        assertThat(post("{\"type\":\"Climb\"}").statusCode()).isEqualTo(400);
        assertThat(post("null").statusCode()).isEqualTo(400);
        assertThat(post("").statusCode()).isEqualTo(400);
    }

    @Test
    void an_attempt_that_rebases_nothing_has_nothing_to_ask() {
        Gate agent = site.open(Site.attempt(2));
        String claimed = site.claim(agent);
        assertThat(site.post(agent, Routes.RESOLUTIONS, json(climb(SAME)), "Authorization", "Bearer " + claimed)
                        .statusCode())
                .isEqualTo(409);
    }

    private Ruling ask(Inquiry inquiry) throws Exception {
        HttpResponse<String> answer = post(json(inquiry));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Wire.mapper().readValue(answer.body(), Ruling.class);
    }

    private HttpResponse<String> post(String body) {
        return site.post(gate, Routes.RESOLUTIONS, body, "Authorization", "Bearer " + token);
    }

    private static String json(Inquiry inquiry) {
        try {
            return Wire.mapper().writeValueAsString(inquiry);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
