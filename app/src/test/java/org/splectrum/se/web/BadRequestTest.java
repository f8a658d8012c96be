package org.splectrum.se.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.splectrum.se.web.ProblemAssert.assertProblem;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class BadRequestTest {
    private final Site site = Site.open();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void anUnknownPathIsAProblem() {
        assertProblem(site.send(site.request("/wp-login.php")), 404, "POST /webhook");
        assertProblem(site.send(site.request("/x?y").POST(BodyPublishers.ofString("z"))), 404, "/webhook");
    }

    @Test
    void aMethodThatThePathDoesNotKnowIsAProblem() {
        HttpResponse<String> answer = site.send(site.request("/webhook"));
        assertProblem(answer, 405, "Allow");
        assertThat(answer.headers().firstValue("Allow"))
                .hasValueSatisfying(allow -> assertThat(allow).contains("POST"));
    }

    @Test
    void whatIsNotHttpIsAProblemThatNamesNoServer() throws IOException {
        assertThat(raw("NONSENSE\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .doesNotContainIgnoringCase("jetty")
                .doesNotContain("Server:");
    }

    @Test
    void headersBeyondAllReasonAreAProblem() throws IOException {
        assertThat(raw("GET / HTTP/1.1\r\nHost: se\r\nX: " + "x".repeat(100_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431 ")
                .contains("application/problem+json")
                .doesNotContainIgnoringCase("jetty");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = site.connect()) {
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
