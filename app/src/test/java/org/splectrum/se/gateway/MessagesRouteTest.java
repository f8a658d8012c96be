package org.splectrum.se.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RunId;
import org.splectrum.se.runner.protocol.Envelope;
import org.splectrum.se.runner.protocol.Message;
import org.splectrum.se.runner.protocol.Routes;
import org.splectrum.se.steps.Gateways.Gate;

class MessagesRouteTest {
    @TempDir
    private Path folder;

    private Site site;
    private Gate gate;
    private String token = "";

    @BeforeEach
    void start() {
        site = new Site(folder);
        gate = site.open(Site.attempt(1));
        token = site.claim(gate);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void messages_are_kept_in_order_and_what_is_there_already_is_passed_over() {
        assertThat(send(line(1, "a") + line(2, "b")).body()).isEqualTo("{\"upTo\":2}");
        assertThat(send(line(2, "again") + line(3, "c")).body()).isEqualTo("{\"upTo\":3}");
        assertThat(kept()).containsExactly("a", "b", "c");
    }

    @Test
    void a_last_line_without_an_end_and_blank_lines_between_are_fine() {
        assertThat(send("\n" + line(1, "a") + "\r\n\n" + line(2, "b").strip()).body())
                .isEqualTo("{\"upTo\":2}");
    }

    @Test
    void after_a_gap_the_answer_tells_where_to_begin_again() {
        assertThat(send(line(1, "a") + line(3, "c")).body()).isEqualTo("{\"upTo\":1}");
    }

    @Test
    void without_the_token_nothing_is_kept() {
        assertThat(site.post(gate, Routes.MESSAGES, line(1, "a")).statusCode()).isEqualTo(401);
        assertThat(site.post(gate, Routes.MESSAGES, line(1, "a"), "Authorization", "Bearer " + token + "0")
                        .statusCode())
                .isEqualTo(401);
        assertThat(kept()).isEmpty();
    }

    static List<String> wrongLines() {
        return List.of(
                "garbage",
                "null",
                "[]",
                "{}",
                "{\"sequence\":2}",
                "{\"sequence\":0,\"at\":\"2026-01-02T03:04:05Z\",\"message\":{\"type\":\"AgentStarted\"}}",
                "{\"sequence\":2,\"at\":\"yesterday\",\"message\":{\"type\":\"AgentStarted\"}}",
                "{\"sequence\":2,\"at\":\"2026-01-02T03:04:05Z\",\"message\":{\"type\":\"java.lang.Runtime\"}}",
                "{\"sequence\":2,\"at\":\"2026-01-02T03:04:05Z\",\"message\":{\"type\":\"AgentSaid\"}}",
                line(2, "b").strip() + line(3, "c").strip(),
                "[".repeat(100_000),
                "\0\0\0",
                "{\"sequence\":2,\"x\":" + "[".repeat(50_000));
    }

    @ParameterizedTest
    @MethodSource("wrongLines")
    void a_wrong_line_is_refused_and_what_was_good_before_it_is_kept(String wrong) {
        HttpResponse<String> answer = send(line(1, "a") + wrong + "\n" + line(2, "b"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("line 2 is not a message\n");
        assertThat(kept()).containsExactly("a");
    }

    @Test
    void a_line_without_end_is_refused_and_what_was_good_before_it_is_kept() {
        assertThat(send(line(1, "a") + "x".repeat(2 << 20)).statusCode()).isEqualTo(413);
        assertThat(kept()).containsExactly("a");
    }

    @Test
    void the_longest_text_an_agent_may_say_fits_even_if_all_of_it_is_escaped() {
        String longest = "\\u0001".repeat(64 << 10);
        assertThat(send(line(1, longest)).body()).isEqualTo("{\"upTo\":1}");
    }

    @Test
    void a_secret_in_pieces_is_kept_in_none_of_its_messages_but_the_first() {
        send(line(1, "It begins with canary-0123."));
        send(line(2, "Let me see.") + line(3, "It goes on with 456789."));
        send(line(2, "again") + line(3, "It goes on with 456789.") + line(4, "canary-0123, 456789"));
        assertThat(kept())
                .containsExactly("It begins with canary-0123.", "Let me see.", "It goes on with ***.", "***, ***");
    }

    @Test
    void a_secret_in_pieces_over_attempts_and_a_restart_of_the_server_is_kept_in_none_but_the_first() {
        send(line(1, "It begins with canary-0123."));
        gate.close();
        next(2);
        send(line(1, "It goes on with 456789."));
        site.restart();
        gate = site.open(Site.attempt(2));
        send(line(2, "with 456789, as I said") + line(3, "canary-0123"));
        next(3);
        send(line(1, "and once more: 456789"));
        assertThat(kept(2)).containsExactly("It goes on with ***.", "with ***, as I said", "***");
        assertThat(kept(3)).containsExactly("and once more: ***");
        site.gateway().reap(Set::of);
        AttemptId other = new AttemptId(new RunId("fix-20260102-other1"), "implement", 1);
        gate = site.open(other);
        token = site.claim(gate);
        send(line(1, "another run tells 456789"));
        assertThat(kept(other)).containsExactly("another run tells 456789");
    }

    private void next(int attempt) {
        gate = site.open(Site.attempt(attempt));
        token = site.claim(gate);
    }

    @Test
    void messages_are_sent_not_read() {
        assertThat(site.get(gate, Routes.MESSAGES, "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(405);
    }

    private HttpResponse<String> send(String lines) {
        return site.post(gate, Routes.MESSAGES, lines, "Authorization", "Bearer " + token);
    }

    private static String line(int sequence, String text) {
        return "{\"sequence\":" + sequence
                + ",\"at\":\"2026-01-02T03:04:05Z\",\"message\":{\"type\":\"AgentSaid\",\"text\":\"" + text + "\"}}\n";
    }

    private List<String> kept() {
        return kept(1);
    }

    private List<String> kept(int attempt) {
        return kept(Site.attempt(attempt));
    }

    private List<String> kept(AttemptId attempt) {
        return site.attempts.after(attempt, 0).stream()
                .map(Envelope::message)
                .map(Message.AgentSaid.class::cast)
                .map(Message.AgentSaid::text)
                .toList();
    }
}
