package org.splectrum.se.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.splectrum.se.web.ProblemAssert.assertProblem;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BadDeliveryTest {
    private static final String BODY = "{\"action\":\"created\"}";
    private static final byte[] LARGE = new byte[30 * 1024 * 1024];

    private final Site site = Site.open();

    @AfterEach
    void nothingWasStored() {
        assertThat(site.stored()).isEmpty();
        site.close();
    }

    @Test
    void withoutASignatureNothingCounts() {
        assertProblem(
                site.send(site.unsigned().POST(BodyPublishers.ofString(BODY))), 401, "X-Hub-Signature-256", "missing");
    }

    @Test
    void theOldSignatureAloneDoesNotCount() {
        HttpResponse<String> answer = site.send(site.unsigned()
                .header("X-Hub-Signature", "sha1=" + "a".repeat(40))
                .POST(BodyPublishers.ofString(BODY)));
        assertProblem(answer, 401, "SHA-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha256=", "sha256=zz", "sha1=0123456789012345678901234567890123456789", "nonsense", ""})
    void aMalformedSignatureDoesNotCount(String signature) {
        assertProblem(site.send(site.delivery(BODY).setHeader("X-Hub-Signature-256", signature)), 401, "sha256=");
    }

    @Test
    void aSignatureOfAnotherSecretDoesNotCount() {
        String signature = Site.sign("a guess", BODY.getBytes(UTF_8));
        HttpResponse<String> answer = site.send(site.delivery(BODY).setHeader("X-Hub-Signature-256", signature));
        assertProblem(answer, 401, "SE_GITHUB_WEBHOOK_SECRET");
    }

    @Test
    void aSignatureOfOtherBytesDoesNotCount() {
        assertProblem(site.send(site.delivery(BODY).POST(BodyPublishers.ofString(BODY + " "))), 401, "bytes");
    }

    @Test
    void theSignatureIsLookedAtBeforeAnythingElse() {
        HttpResponse<String> answer =
                site.send(site.request("/webhook").POST(BodyPublishers.ofString("not even JSON")));
        assertProblem(answer, 401, "missing");
    }

    @ParameterizedTest
    @CsvSource({
        "X-GitHub-Event, ''",
        "X-GitHub-Event, 'a b'",
        "X-GitHub-Event, Issues;",
        "X-GitHub-Delivery, ''",
        "X-GitHub-Delivery, '../../etc/passwd'",
        "X-GitHub-Delivery, 'a b'"
    })
    void aMalformedHeaderIsRefused(String name, String value) {
        assertProblem(site.send(site.delivery(BODY).setHeader(name, value)), 400, name, "malformed");
    }

    @Test
    void anEndlessDeliveryIdIsRefused() {
        HttpResponse<String> answer = site.send(site.delivery(BODY).setHeader("X-GitHub-Delivery", "a".repeat(101)));
        assertProblem(answer, 400, "X-GitHub-Delivery", "malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-GitHub-Event", "X-GitHub-Delivery"})
    void aMissingHeaderIsRefused(String missing) {
        String other = missing.equals("X-GitHub-Event") ? "X-GitHub-Delivery" : "X-GitHub-Event";
        HttpResponse<String> answer = site.send(site.request("/webhook")
                .header("X-Hub-Signature-256", Site.sign(Site.SECRET, BODY.getBytes(UTF_8)))
                .header(other, "ping")
                .POST(BodyPublishers.ofString(BODY)));
        assertProblem(answer, 400, missing, "missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "text/plain", "application/jsonp"})
    void anotherContentTypeIsRefusedWithTheOneToChoose(String type) {
        assertProblem(
                site.send(site.delivery(BODY).setHeader("Content-Type", type)), 415, "application/json", "Choose");
    }

    static byte[][] notJson() {
        return new byte[][] {
            "".getBytes(UTF_8),
            "nope".getBytes(UTF_8),
            "[]".getBytes(UTF_8),
            "\"text\"".getBytes(UTF_8),
            "null".getBytes(UTF_8),
            "{\"a\":1".getBytes(UTF_8),
            "{\"a\":1}}".getBytes(UTF_8),
            "{\"a\":1} {\"b\":2}".getBytes(UTF_8),
            "{a:1}".getBytes(UTF_8),
            "{\"a\":\"\u0000\"}".getBytes(UTF_8),
            "{\"a\":1}\u0000".getBytes(UTF_8),
            "{\"a\":\"\u00fc\"}".getBytes(ISO_8859_1),
            new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xc0, (byte) 0x80, '"', '}'},
            new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', '}'},
            ("{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}").getBytes(UTF_8),
            ("{\"a\":".repeat(201) + "1" + "}".repeat(201)).getBytes(UTF_8),
            ("{\"a\":" + "9".repeat(100_000) + "}").getBytes(UTF_8),
        };
    }

    @ParameterizedTest
    @MethodSource("notJson")
    void whatIsNotOneJsonObjectIsRefused(byte[] body) {
        assertProblem(site.send(site.delivery(body)), 400, "body");
    }

    @Test
    void aBodyDeclaredTooLargeIsRefused() {
        assertProblem(site.send(site.delivery(LARGE)), 413, "25 MB");
    }

    @Test
    void aBodyThatTurnsOutTooLargeIsRefused() {
        HttpResponse<String> answer =
                site.send(site.delivery("").POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(LARGE))));
        assertProblem(answer, 413, "25 MB");
    }

    @Test
    void aClientThatAsksBeforeItSendsTooMuchIsToldNotTo() throws IOException {
        try (Socket socket = site.connect()) {
            String head =
                    "POST /webhook HTTP/1.1\r\nHost: se\r\nContent-Length: 31457280\r\nExpect: 100-continue\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 413 ").contains("application/problem+json");
        }
    }
}
